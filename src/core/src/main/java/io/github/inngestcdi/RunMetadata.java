package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What is attached to a run, or to one of its steps, and shown with it. Immutable.
 *
 * @since 0.1
 */
public final class RunMetadata extends Value {
    private static final String DEFAULT_KIND = "default";

    private final String kind;
    private final Map<String, ?> values;
    private final Optional<String> stepId;
    private final int stepIndex;
    private final OptionalInt attempt;

    private RunMetadata(
            String kind, Map<String, ?> values, Optional<String> stepId, int stepIndex, OptionalInt attempt) {
        this.kind = requireNonNull(kind, "kind");
        this.values = Map.copyOf(values);
        this.stepId = stepId;
        this.stepIndex = stepIndex;
        this.attempt = attempt;
    }

    /**
     * {@return metadata of a run, of the kind {@code default}}
     *
     * @param values by name; merged into those of the same kind, and at most 64 KiB as JSON
     */
    public static RunMetadata of(Map<String, ?> values) {
        return new RunMetadata(DEFAULT_KIND, values, Optional.empty(), 0, OptionalInt.empty());
    }

    /** {@return metadata of a run, of the kind {@code default}, with one value} */
    public static RunMetadata of(String name, Object value) {
        return of(Map.of(name, value));
    }

    /** {@return this metadata with one more value; it replaces one of the same name} */
    public RunMetadata withValue(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new RunMetadata(kind, more, stepId, stepIndex, attempt);
    }

    /**
     * {@return this metadata, of another kind}
     *
     * @param kind groups values, {@code billing}; at most 119 bytes in UTF-8
     */
    public RunMetadata withKind(String kind) {
        return new RunMetadata(kind, values, stepId, stepIndex, attempt);
    }

    /** {@return this metadata, of the first step {@code id}} */
    public RunMetadata withStep(String id) {
        return withStep(id, 0);
    }

    /** {@return this metadata, of the step {@code id} at its repetition {@code index}, from 0} */
    public RunMetadata withStep(String id, int index) {
        return new RunMetadata(kind, values, Optional.of(id), index, attempt);
    }

    /** {@return this metadata, of one attempt of its step, from 0} */
    public RunMetadata withAttempt(int number) {
        return new RunMetadata(kind, values, stepId, stepIndex, OptionalInt.of(number));
    }

    /** {@return the kind, which groups values} */
    public String kind() {
        return kind;
    }

    /** {@return the values by name} */
    public Map<String, ?> values() {
        return values;
    }

    /** {@return the id that the code gives the step; empty for the whole run} */
    public Optional<String> stepId() {
        return stepId;
    }

    /** {@return the position among several steps of that id, from 0} */
    public int stepIndex() {
        return stepIndex;
    }

    /** {@return the attempt of the step, from 0; empty for the last one} */
    public OptionalInt attempt() {
        return attempt;
    }

    @Override
    List<?> parts() {
        return List.of(kind, values, stepId, stepIndex, attempt);
    }
}
