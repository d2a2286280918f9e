package io.github.inngestcdi;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What is attached to a run, or to one of its steps, and shown with it.
 *
 * @param kind groups values, {@code billing}; at most 119 bytes in UTF-8
 * @param values by name; merged into those of the same kind, and at most 64 KiB as JSON
 * @param stepId the id that the code gives the step; empty for the whole run
 * @param stepIndex which of several steps of that id: 0 for the first
 * @param attempt which attempt of the step, from 0; empty for the last
 * @since 0.1
 */
public record RunMetadata(
        String kind, Map<String, ?> values, Optional<String> stepId, int stepIndex, OptionalInt attempt) {
    /** Copies the values in. */
    public RunMetadata {
        values = Map.copyOf(values);
    }

    /** {@return metadata of a run, of the kind {@code default}} */
    public static RunMetadata of(Map<String, ?> values) {
        return new RunMetadata("default", values, Optional.empty(), 0, OptionalInt.empty());
    }

    /** {@return metadata of a run, of the kind {@code default}, with one value} */
    public static RunMetadata of(String name, Object value) {
        return of(Map.of(name, value));
    }

    /** {@return this metadata with one value more} */
    public RunMetadata with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new RunMetadata(kind, more, stepId, stepIndex, attempt);
    }

    /** {@return this metadata, of another kind} */
    public RunMetadata ofKind(String kind) {
        return new RunMetadata(kind, values, stepId, stepIndex, attempt);
    }

    /** {@return this metadata, of the first step {@code id}} */
    public RunMetadata ofStep(String id) {
        return ofStep(id, 0);
    }

    /** {@return this metadata, of the step {@code id} at its repetition {@code index}, from 0} */
    public RunMetadata ofStep(String id, int index) {
        return new RunMetadata(kind, values, Optional.of(id), index, attempt);
    }

    /** {@return this metadata, of one attempt of its step, from 0} */
    public RunMetadata ofAttempt(int number) {
        return new RunMetadata(kind, values, stepId, stepIndex, OptionalInt.of(number));
    }
}
