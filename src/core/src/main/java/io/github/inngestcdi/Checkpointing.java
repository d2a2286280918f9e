package io.github.inngestcdi;

import io.github.inngestcdi.internal.config.SettingsMessages;
import java.time.Duration;

/**
 * How the results of steps are told to the server while a call request still runs, so that one request runs many steps.
 *
 * <p>Nothing is lost with it, whatever fails: results that the server could not be told go into the answer.
 *
 * @param enabled whether steps go on in the same request at all
 * @param bufferedSteps how many results are told at once: 1 to 1000; with more than one, a crash may repeat as many steps
 * @param maxInterval the longest that a result waits to be told, looked at between steps; {@link Duration#ZERO}: until the buffer is full
 * @param maxRuntime when a request takes up no further step and answers; {@link Duration#ZERO}: never
 * @since 0.1
 */
public record Checkpointing(boolean enabled, int bufferedSteps, Duration maxInterval, Duration maxRuntime) {
    private static final int MOST_STEPS = 1000;

    /** @throws IllegalArgumentException if the number of steps is out of range, or a duration negative */
    public Checkpointing {
        if (bufferedSteps < 1 || bufferedSteps > MOST_STEPS) {
            throw new IllegalArgumentException(SettingsMessages.bufferedStepsOutOfRange(bufferedSteps, MOST_STEPS));
        }
        checkNotNegative("max-interval", maxInterval);
        checkNotNegative("max-runtime", maxRuntime);
    }

    /** {@return what holds unless set: each result is told at once, and a request takes up no step after ten seconds} */
    public static Checkpointing standard() {
        return new Checkpointing(true, 1, Duration.ZERO, Duration.ofSeconds(10));
    }

    /** {@return no checkpointing: every step is a call request of its own} */
    public static Checkpointing off() {
        return new Checkpointing(false, 1, Duration.ZERO, Duration.ofSeconds(10));
    }

    private static void checkNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(SettingsMessages.checkpointingNegative(name, duration));
        }
    }
}
