package io.github.inngestcdi.devserver.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs that start when this run ends. Guarded by the engine's lock.
 *
 * <p>A refused deferred run does not fail this run. It is kept, so that the app does not report it again.
 */
public final class Defers {
    private static final int MAX_DEFERRED = 20;
    private static final int MAX_INPUT = 4 * 1024 * 1024;
    private static final int MAX_META = 32 * 1024;

    private final Map<String, Deferred> deferred = new LinkedHashMap<>();
    private long inputBytes;

    /** Whether a deferred run starts. */
    public enum Status {
        AFTER_RUN("After the run"),
        ABORTED("Aborted"),
        REJECTED("Rejected");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** A run to start: its function and its input. */
    public record Deferred(String id, String name, String function, ObjectNode input, JsonNode meta, Status status) {
        Deferred ended(Status how) {
            return new Deferred(id, name, function, Json.object(), meta, how);
        }
    }

    /** Adds a deferred run, unless its id is known. {@return the reason if it is refused} */
    public Optional<String> add(Operation op) {
        if (deferred.containsKey(op.id())) {
            return Optional.empty();
        }
        if (deferred.size() >= MAX_DEFERRED) {
            return Optional.of("a run can have " + MAX_DEFERRED + " at most");
        }
        var input = op.options().path("input");
        var given = new Deferred(
                op.id(),
                op.displayName(),
                op.option("fn_slug", ""),
                input instanceof ObjectNode object ? object : Json.object(),
                op.options().path("meta"),
                Status.AFTER_RUN);
        int bytes = input.isObject() ? Json.write(input).length : 0;
        var problem = problem(given, input, bytes);
        inputBytes += problem.isEmpty() ? bytes : 0;
        deferred.put(op.id(), problem.isEmpty() ? given : given.ended(Status.REJECTED));
        return problem;
    }

    private Optional<String> problem(Deferred given, JsonNode input, int bytes) {
        if (given.function().isEmpty()) {
            return Optional.of("it names no function (opts.fn_slug)");
        }
        if (!input.isObject()) {
            return Optional.of("its input is not a JSON object");
        }
        if (inputBytes + bytes > MAX_INPUT) {
            return Optional.of("the inputs of all deferred runs have more than 4 MB");
        }
        boolean none = given.meta().isMissingNode() || given.meta().isNull();
        if (!none && (!given.meta().isObject() || Json.write(given.meta()).length > MAX_META)) {
            return Optional.of("its meta is not a JSON object of at most 32 kB");
        }
        return Optional.empty();
    }

    /** Aborts a deferred run. {@return whether a deferred run has this id} */
    public boolean abort(String id) {
        var target = deferred.get(id);
        if (target == null) {
            return false;
        }
        inputBytes -= target.input().isEmpty() ? 0 : Json.write(target.input()).length;
        deferred.put(id, target.ended(Status.ABORTED));
        return true;
    }

    public List<Deferred> toStart() {
        return deferred.values().stream()
                .filter(one -> one.status() == Status.AFTER_RUN)
                .toList();
    }

    /** {@return the deferred runs as call requests list them} */
    public ObjectNode forCalls() {
        var json = Json.object();
        deferred.values().forEach(one -> json.putObject(one.id()).put("abortable", one.status() == Status.AFTER_RUN));
        return json;
    }

    /** {@return all deferred runs, also those that do not start} */
    public List<Deferred> all() {
        return List.copyOf(deferred.values());
    }
}
