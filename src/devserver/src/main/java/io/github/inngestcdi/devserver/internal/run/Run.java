package io.github.inngestcdi.devserver.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of a function: its results, its open steps, and its history. Guarded by the engine's lock. */
public final class Run {
    public static final int MAX_STEPS = 1000;
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
    private final List<HistoryEntry> history = new ArrayList<>();
    private long memoBytes;

    private RunStatus status = RunStatus.RUNNING;
    private JsonNode output = NullNode.getInstance();
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private int requestVersion = -1;
    private boolean planning;
    private int emptyAnswers;

    public Run(String id, FunctionConfig function, StoredEvent event, Instant createdAt) {
        this.id = id;
        this.function = function;
        this.event = event;
        this.createdAt = createdAt;
        this.eventJson = CanonicalJson.of(event.full());
    }

    public String id() {
        return id;
    }

    public FunctionConfig function() {
        return function;
    }

    public StoredEvent event() {
        return event;
    }

    /** {@return the canonical bytes of the event as the function sees it} */
    public byte[] eventJson() {
        return eventJson;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public void called(Instant at) {
        if (startedAt == null) {
            startedAt = at;
        }
    }

    // Results

    public Map<String, Memo> memos() {
        return Collections.unmodifiableMap(memos);
    }

    /** {@return the ids of the steps that have ended, in that order} */
    public List<String> stack() {
        return Collections.unmodifiableList(stack);
    }

    public long memoBytes() {
        return memoBytes;
    }

    public boolean memoized(String stepId) {
        return memos.containsKey(stepId);
    }

    public void memoize(String stepId, Memo memo, Instant at) {
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

    /** {@return the inputs that replace those of the function, for steps that have not ended} */
    public Map<String, Memo> inputs() {
        return Collections.unmodifiableMap(inputs);
    }

    public void replaceInput(String stepId, Memo input) {
        inputs.put(stepId, input);
    }

    public Metadata metadata() {
        return metadata;
    }

    public Defers defers() {
        return defers;
    }

    // Open work

    public OpenSteps open() {
        return open;
    }

    /** Closes a step. {@return whether the function is called now} */
    public boolean close(String stepId) {
        return open.close(stepId, requestVersion >= 2);
    }

    /** {@return the jobs that are queued or under way, by their ids} */
    public Map<String, Job> jobs() {
        return Collections.unmodifiableMap(jobs);
    }

    /** Adds {@code job}, or replaces the one with its id. */
    public void queue(Job job) {
        jobs.put(job.id(), job);
    }

    public void dequeue(Job job) {
        jobs.remove(job.id());
    }

    // Calls

    public int requestVersion() {
        return requestVersion;
    }

    public void answeredIn(int version) {
        if (requestVersion < 0) {
            requestVersion = version;
        }
    }

    public boolean planning() {
        return planning;
    }

    public void plan(boolean on) {
        planning = on;
    }

    /** Counts an answer. {@return the number of empty answers in a row, with this one} */
    public int emptyAnswer(boolean empty) {
        emptyAnswers = empty ? emptyAnswers + 1 : 0;
        return emptyAnswers;
    }

    // The end

    public boolean ended() {
        return status != RunStatus.RUNNING;
    }

    public RunStatus status() {
        return status;
    }

    /** {@return the result, the error of a failed run, or the JSON value {@code null}} */
    public JsonNode output() {
        return output;
    }

    public void end(RunStatus how, JsonNode result, Instant at) {
        status = how;
        output = result;
        endedAt = at;
        steps.values().forEach(step -> step.abandoned(at));
        open.clear();
        jobs.clear();
    }

    // Steps and history

    public StepTrace step(Operation op, Instant at) {
        return steps.computeIfAbsent(
                op.id(),
                key -> new StepTrace(op.id(), op.displayName(), op.opcode().wireName(), at));
    }

    public void step(String stepId, Function<String, StepTrace> otherwise) {
        steps.computeIfAbsent(stepId, otherwise);
    }

    public Optional<StepTrace> step(String stepId) {
        return Optional.ofNullable(steps.get(stepId));
    }

    public List<StepTrace> steps() {
        return List.copyOf(steps.values());
    }

    /** {@return what has happened so far, the oldest first} */
    public List<HistoryEntry> history() {
        return List.copyOf(history);
    }

    /** Adds to the history, unless it is full. */
    public void note(Instant at, String what, String detail) {
        if (history.size() < MAX_HISTORY) {
            history.add(new HistoryEntry(at, what, detail));
        }
    }
}
