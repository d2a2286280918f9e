package io.github.inngestcdi.internal.property;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The progress of a program. */
sealed interface Progress {
    /** It has returned; {@code endedAt} is the position of the step that it ended with, -1 if there was none. */
    record Returned(@Nullable Object value, int endedAt) implements Progress {}

    /** It has thrown. */
    record Threw(String message, boolean byStep, int endedAt) implements Progress {}

    /** It waits for steps, named by their hashes. */
    record Waiting(List<String> steps) implements Progress {}
}
