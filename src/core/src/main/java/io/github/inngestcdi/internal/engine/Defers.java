package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Deferred;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.engine.step.StepValues;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The deferred runs that are reported with whatever is reported to the server next. Their ids are not numbered, as the code
 * of a step, which runs once, may defer runs too. Belongs to one call request and its thread.
 */
final class Defers {
    private static final int MAX_RUNS = 20;
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final FunctionRegistry functions;
    private final JsonPlatform json;
    private final StepValues values;
    private final Map<String, Boolean> known;
    private final Supplier<Place> place;
    private final Thread owner = Thread.currentThread();
    private final Map<String, Operation> waiting = new LinkedHashMap<>();
    private final Map<String, Place> asked = new HashMap<>();
    private final Set<String> aborted = new HashSet<>();
    private final Set<String> all;
    private final Set<String> reported = new HashSet<>();
    private int bytes;

    /**
     * Where a run is deferred: in the body, or in an attempt of a step.
     *
     * @param step its hash; empty in the body
     */
    record Place(String step, int attempt) {
        boolean isLaterAttemptOf(Place other) {
            return !step.isEmpty() && step.equals(other.step) && attempt > other.attempt;
        }
    }

    /**
     * Begins with nothing to report.
     *
     * @param known the runs that were reported before, by the hashes of their ids; whether they may still be given up
     * @param place gives the place that the code is at
     */
    Defers(
            FunctionRegistry functions,
            JsonPlatform json,
            StepValues values,
            Map<String, Boolean> known,
            Supplier<Place> place) {
        this.functions = functions;
        this.json = json;
        this.values = values;
        this.known = known;
        this.all = new HashSet<>(known.keySet());
        this.place = place;
    }

    <E> Deferred add(String id, Class<? extends DurableFunction<E, ?>> function, @Nullable Object data) {
        var target = functions.definedBy(function);
        if (!target.deferred()) {
            throw CoreMessages.functionNotDeferred(id, target.slug());
        }
        return add(id, target.slug(), data);
    }

    Deferred add(String id, String functionId, @Nullable Object data) {
        if (Thread.currentThread() != owner) {
            throw CoreMessages.otherThread(id);
        }
        if (id.isBlank() || functionId.isBlank()) {
            throw CoreMessages.deferredWithoutName(id);
        }
        var run = StepId.of(id, 0);
        var here = place.get();
        var before = asked.put(run.hash(), here);
        if (before != null && !here.isLaterAttemptOf(before)) {
            throw CoreMessages.deferredTwice(id, functionId);
        }
        if (all.add(run.hash()) || waiting.containsKey(run.hash())) {
            if (all.size() > MAX_RUNS) {
                throw CoreMessages.tooManyDeferred(id, functionId, MAX_RUNS);
            }
            waiting.put(run.hash(), new Operation.DeferAdd(run, functionId, input(id, functionId, data)));
        }
        return () -> abort(run, functionId);
    }

    private JsonObject input(String id, String functionId, @Nullable Object data) {
        if (data == null) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        var text = values.written(id, data);
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw CoreMessages.deferredTooLarge(id, functionId, bytes, MAX_BYTES);
        }
        if (json.value(text) instanceof JsonObject object) {
            return object;
        }
        throw CoreMessages.deferredWithoutObject(id, functionId, data);
    }

    /** A run that is not reported yet is left out: the server may take both, reported at once, in any order. */
    private void abort(StepId run, String functionId) {
        if (waiting.get(run.hash()) instanceof Operation.DeferAdd) {
            if (!place.get().step().isEmpty()) {
                throw CoreMessages.deferredIsGivenUpTooEarly(run.id(), functionId);
            }
            waiting.remove(run.hash());
            return;
        }
        Operation abort = new Operation.DeferAbort(run, functionId);
        boolean abortable = known.getOrDefault(run.hash(), reported.contains(run.hash()));
        if (abortable && aborted.add(run.hash())) {
            waiting.put(abort.step().hash(), abort);
        }
    }

    /** {@return whether there is something to report} */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** {@return the operations that the caller is to report} */
    List<Operation> take() {
        List<Operation> taken = new ArrayList<>(waiting.values());
        reported.addAll(waiting.keySet());
        waiting.clear();
        return taken;
    }
}
