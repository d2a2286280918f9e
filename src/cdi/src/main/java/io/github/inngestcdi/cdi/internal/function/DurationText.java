package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the ISO 8601 durations in the annotations of one declaration. */
final class DurationText {
    private final String origin;
    private final Consumer<String> mistakes;

    DurationText(String origin, Consumer<String> mistakes) {
        this.origin = origin;
        this.mistakes = mistakes;
    }

    /**
     * {@return the duration; empty if {@code text} is not a duration, which is reported as a mistake}
     *
     * @param attribute the attribute of the annotation, for messages: {@code @Throttle(period)}
     */
    Optional<Duration> required(String attribute, String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            mistakes.accept(CdiMessages.badDuration(origin, attribute, text));
            return Optional.empty();
        }
    }

    /** {@return the duration; empty if {@code text} is empty, or is not a duration, which is reported as a mistake} */
    Optional<Duration> optional(String attribute, String text) {
        return text.isEmpty() ? Optional.empty() : required(attribute, text);
    }
}
