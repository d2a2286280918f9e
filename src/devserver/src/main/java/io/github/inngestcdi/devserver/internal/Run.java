package io.github.inngestcdi.devserver.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of a function: what is memoized, what is still open, and what the page shows of it. Guarded by the engine. */
final class Run {
    static final int MAX_STEPS = 1000;
    private static final int MAX_HISTORY = 2000;

    private final String id;
    private final FunctionConfig function;
    private final StoredEvent event;
    private final Instant createdAt;
    private final byte[] eventJson;

    private final TreeMap<String, Memo> memos = new TreeMap<>();
    private final List<String> stack = new ArrayList<>();
    private final Map<String, Memo> inputs = new HashMap<>();
    private final OpenSteps open = new OpenSteps();
    private final Metadata metadata = new Metadata();
    private final Defers defers = new Defers();
    private final Map<String, StepTrace> steps = new LinkedHashMap<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Set<Timeline.Task> tasks = new HashSet<>();
    private final ArrayNode history = Json.array();
    private long memoBytes;

    private RunStatus status = RunStatus.RUNNING;
    private JsonNode output = NullNode.getInstance();
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private int requestVersion = -1;
    private boolean planning;
    private int emptyAnswers;

    Run(String id, FunctionConfig function, StoredEvent event, Instant createdAt) {
        this.id = id;
        this.function = function;
        this.event = event;
        this.createdAt = createdAt;
        this.eventJson = CanonicalJson.of(event.full());
    }

    String id() {
        return id;
    }

    FunctionConfig function() {
        return function;
    }

    StoredEvent event() {
        return event;
    }

    /** {@return the canonical bytes of the event as the function sees it} */
    byte[] eventJson() {
        return eventJson;
    }

    Instant createdAt() {
        return createdAt;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    void called(Instant at) {
        if (startedAt == null) {
            startedAt = at;
        }
    }

    // What is memoized

    Map<String, Memo> memos() {
        return memos;
    }

    List<String> stack() {
        return stack;
    }

    long memoBytes() {
        return memoBytes;
    }

    boolean memoized(String stepId) {
        return memos.containsKey(stepId);
    }

    void memoize(String stepId, Memo memo, Instant at) {
        if (memos.putIfAbsent(stepId, memo) == null) {
            inputs.remove(stepId);
            stack.add(stepId);
            memoBytes += memo.canonical().length + stepId.length() + 4L;
            var step = steps.get(stepId);
            if (step != null) {
                step.ended(at, memo);
            }
        }
    }

    /** {@return what is given to steps in place of what the function gives them, until they have ended} */
    Map<String, Memo> inputs() {
        return inputs;
    }

    Metadata metadata() {
        return metadata;
    }

    Defers defers() {
        return defers;
    }

    // What is open

    OpenSteps open() {
        return open;
    }

    /** Closes a step. {@return whether the function is to be called for it now} */
    boolean close(String stepId) {
        return open.close(stepId, requestVersion >= 2);
    }

    Map<String, Job> jobs() {
        return jobs;
    }

    Set<Timeline.Task> tasks() {
        return tasks;
    }

    // How it is called

    int requestVersion() {
        return requestVersion;
    }

    void answeredIn(int version) {
        if (requestVersion < 0) {
            requestVersion = version;
        }
    }

    boolean planning() {
        return planning;
    }

    void plan(boolean on) {
        planning = on;
    }

    /** {@return how many answers in a row have asked for nothing, after one that did or not} */
    int emptyAnswer(boolean empty) {
        emptyAnswers = empty ? emptyAnswers + 1 : 0;
        return emptyAnswers;
    }

    // How it ends

    boolean ended() {
        return status != RunStatus.RUNNING;
    }

    RunStatus status() {
        return status;
    }

    /** {@return the result, the error of a failed run, or null of JSON} */
    JsonNode output() {
        return output;
    }

    void end(RunStatus how, JsonNode result, Instant at) {
        status = how;
        output = result;
        endedAt = at;
        steps.values().forEach(step -> step.abandoned(at));
        open.clear();
        jobs.clear();
    }

    // What the page shows

    StepTrace step(Operation op, Instant at) {
        return steps.computeIfAbsent(
                op.id(),
                key -> new StepTrace(op.id(), op.displayName(), op.opcode().wireName(), at));
    }

    void step(String stepId, Function<String, StepTrace> otherwise) {
        steps.computeIfAbsent(stepId, otherwise);
    }

    Optional<StepTrace> step(String stepId) {
        return Optional.ofNullable(steps.get(stepId));
    }

    List<StepTrace> steps() {
        return List.copyOf(steps.values());
    }

    ArrayNode history() {
        return history;
    }

    void note(Instant at, String what, String detail) {
        if (history.size() < MAX_HISTORY) {
            history.add(Json.object().put("at", at.toString()).put("what", what).put("detail", detail));
        }
    }
}
