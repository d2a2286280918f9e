package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import io.github.inngestcdi.internal.config.SettingsMessages;
import java.time.Duration;
import java.util.List;

/**
 * How the results of steps are reported to the server while a call request still runs, so that one request runs many steps.
 * Immutable: {@code Checkpointing.standard().withBufferedSteps(10)}.
 *
 * <p>Nothing is lost with it, whatever fails: results that could not be reported go into the answer.
 *
 * @since 0.1
 */
public final class Checkpointing extends Value {
    private static final int MAX_BUFFERED_STEPS = 1000;
    private static final Checkpointing STANDARD = new Checkpointing(true, 1, Duration.ZERO, Duration.ofSeconds(10));

    private final boolean enabled;
    private final int bufferedSteps;
    private final Duration maxInterval;
    private final Duration maxRuntime;

    private Checkpointing(boolean enabled, int bufferedSteps, Duration maxInterval, Duration maxRuntime) {
        if (bufferedSteps < 1 || bufferedSteps > MAX_BUFFERED_STEPS) {
            throw SettingsMessages.bufferedStepsOutOfRange(bufferedSteps, MAX_BUFFERED_STEPS);
        }
        this.enabled = enabled;
        this.bufferedSteps = bufferedSteps;
        this.maxInterval = notNegative("max-interval", requireNonNull(maxInterval, "maxInterval"));
        this.maxRuntime = notNegative("max-runtime", requireNonNull(maxRuntime, "maxRuntime"));
    }

    private static Duration notNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw SettingsMessages.checkpointingNegative(name, duration);
        }
        return duration;
    }

    /**
     * {@return the checkpointing that applies unless set: each result is reported at once, and a request starts no further
     * step after ten seconds}
     */
    public static Checkpointing standard() {
        return STANDARD;
    }

    /** {@return no checkpointing: every step is a call request of its own} */
    public static Checkpointing off() {
        return STANDARD.withEnabled(false);
    }

    /** {@return this checkpointing, switched on or off} */
    public Checkpointing withEnabled(boolean enabled) {
        return new Checkpointing(enabled, bufferedSteps, maxInterval, maxRuntime);
    }

    /**
     * {@return this checkpointing, with {@code steps} results reported together}
     *
     * @param steps 1 to 1000; with more than one, a crash may repeat as many steps
     * @throws IllegalArgumentException if {@code steps} is out of range
     */
    public Checkpointing withBufferedSteps(int steps) {
        return new Checkpointing(enabled, steps, maxInterval, maxRuntime);
    }

    /**
     * {@return this checkpointing, with results that wait no longer than {@code interval} to be reported}
     *
     * @param interval checked between steps; {@link Duration#ZERO}: until the buffer is full
     * @throws IllegalArgumentException if {@code interval} is negative
     */
    public Checkpointing withMaxInterval(Duration interval) {
        return new Checkpointing(enabled, bufferedSteps, interval, maxRuntime);
    }

    /**
     * {@return this checkpointing, with requests that start no further step after {@code runtime}, and answer}
     *
     * @param runtime {@link Duration#ZERO}: no limit
     * @throws IllegalArgumentException if {@code runtime} is negative
     */
    public Checkpointing withMaxRuntime(Duration runtime) {
        return new Checkpointing(enabled, bufferedSteps, maxInterval, runtime);
    }

    /** {@return whether one request runs several steps at all} */
    public boolean enabled() {
        return enabled;
    }

    /** {@return how many results are reported together} */
    public int bufferedSteps() {
        return bufferedSteps;
    }

    /** {@return the longest that a result waits to be reported; {@link Duration#ZERO}: until the buffer is full} */
    public Duration maxInterval() {
        return maxInterval;
    }

    /** {@return the time after which a request starts no further step; {@link Duration#ZERO}: no limit} */
    public Duration maxRuntime() {
        return maxRuntime;
    }

    @Override
    List<?> parts() {
        return List.of(enabled, bufferedSteps, maxInterval, maxRuntime);
    }
}
