package io.github.inngestcdi;

import java.time.Duration;
import java.util.Optional;

/**
 * An event, schedule or deferral that starts a function.
 *
 * @since 0.1
 */
public sealed interface Trigger {
    /**
     * An event.
     *
     * @param event the event's name; {@code user/*} matches every name that begins so
     * @param expression a CEL expression over {@code event} that must be true
     */
    record OnEvent(String event, Optional<String> expression) implements Trigger {}

    /**
     * A schedule.
     *
     * @param cron five fields, with an optional time zone in front: {@code TZ=Europe/Paris 0 9 * * 1-5}
     * @param jitter the most that a run starts later, at random: one second to 5 minutes
     */
    record OnCron(String cron, Optional<Duration> jitter) implements Trigger {}

    /** Runs that another function defers: {@link FunctionContext#defer}. */
    record OnDeferral() implements Trigger {}

    /** {@return a trigger on every event of this name} */
    static Trigger event(String name) {
        return new OnEvent(name, Optional.empty());
    }

    /** {@return a trigger on the events of this name for which the CEL {@code expression} is true} */
    static Trigger event(String name, String expression) {
        return new OnEvent(name, Optional.of(expression));
    }

    /** {@return a trigger on a schedule} */
    static Trigger cron(String expression) {
        return new OnCron(expression, Optional.empty());
    }

    /** {@return a trigger on a schedule, each run starting up to {@code jitter} later, at random} */
    static Trigger cron(String expression, Duration jitter) {
        return new OnCron(expression, Optional.of(jitter));
    }

    /** {@return a trigger on the runs of this function that others defer: {@link FunctionContext#defer}} */
    static Trigger deferred() {
        return new OnDeferral();
    }
}
