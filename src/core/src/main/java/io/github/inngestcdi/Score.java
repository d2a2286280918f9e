package io.github.inngestcdi;

import java.util.Optional;

/**
 * How good the work of a run was, or of one of its steps. Made by {@link #of(String, double)}.
 *
 * @param name the quality that is judged, {@code accuracy}; at most 128 bytes in UTF-8
 * @param value a finite {@code Double}, or a {@code Boolean}
 * @param stepId the id that the code gives the step; empty for the whole run
 * @since 0.1
 */
public record Score(String name, Object value, Optional<String> stepId) {
    /** {@return a score of a run} */
    public static Score of(String name, double value) {
        return new Score(name, value, Optional.empty());
    }

    /** {@return a score of a run, {@code true} for a good one} */
    public static Score of(String name, boolean value) {
        return new Score(name, value, Optional.empty());
    }

    /** {@return this score, of the step {@code id}} */
    public Score withStep(String id) {
        return new Score(name, value, Optional.of(id));
    }
}
