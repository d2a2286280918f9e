package io.github.inngestcdi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the server starts, delays, combines and ends the runs of a function.
 *
 * <p>Keys and conditions are CEL expressions: a key splits what it belongs to by its value, {@code event.data.userId}
 * giving each user a limit of their own. Durations are told to the server in whole seconds, rounded up. Nothing is checked
 * here, so that a deployment can report every mistake at once.
 *
 * @param concurrency how much runs at a time; at most two limits of steps and one of runs
 * @param throttle how many runs start in a period; the others start later
 * @param rateLimit how many runs start in a period; the others never do
 * @param debounce waits for the last of several events
 * @param batch starts one run with several events; not with debounce, run priority, single run or cancellations
 * @param runPriority a CEL expression whose whole number is by how many seconds a run goes before those queued at the same
 *     time, or after them if it is negative; beyond 43200 either way it counts as 43200
 * @param singleRun one run at a time
 * @param cancelOn the events that cancel a run; at most 5
 * @param timeouts how long a run may wait and take
 * @param idempotency a CEL expression: events of the same value start one run in 24 hours; to the server this is a rate limit
 *     that takes the place of {@code rateLimit}, so a function cannot have both
 * @param checkpointing how the results of steps are told to the server; empty for what the app's settings say
 * @see <a href="https://www.inngest.com/docs/guides/flow-control">Inngest: flow control</a>
 * @since 0.1
 */
public record FunctionOptions(
        List<Concurrency> concurrency,
        Optional<Throttle> throttle,
        Optional<RateLimit> rateLimit,
        Optional<Debounce> debounce,
        Optional<Batch> batch,
        Optional<String> runPriority,
        Optional<SingleRun> singleRun,
        List<CancelOn> cancelOn,
        Optional<Timeouts> timeouts,
        Optional<String> idempotency,
        Optional<Checkpointing> checkpointing) {

    /** Copies the lists in. */
    public FunctionOptions {
        concurrency = List.copyOf(concurrency);
        cancelOn = List.copyOf(cancelOn);
    }

    /** {@return no option: the server's defaults} */
    public static FunctionOptions none() {
        return builder().build();
    }

    /** {@return a builder without any option yet} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How much runs at a time; the rest waits.
     *
     * @param limit at least 1
     * @param key gives each value a limit of its own; required unless the scope is the function
     * @param scope who shares the limit
     * @param unit what is counted
     */
    public record Concurrency(int limit, Optional<String> key, ConcurrencyScope scope, ConcurrencyUnit unit) {
        /** {@return a limit of the function's running steps} */
        public static Concurrency ofSteps(int limit) {
            return new Concurrency(limit, Optional.empty(), ConcurrencyScope.FN, ConcurrencyUnit.STEPS);
        }

        /** {@return a limit of the function's unfinished runs} */
        public static Concurrency ofRuns(int limit) {
            return new Concurrency(limit, Optional.empty(), ConcurrencyScope.FN, ConcurrencyUnit.RUNS);
        }

        /** {@return this limit for each value of the CEL expression} */
        public Concurrency key(String key) {
            return new Concurrency(limit, Optional.of(key), scope, unit);
        }

        /** {@return this limit, shared by {@code scope}} */
        public Concurrency scope(ConcurrencyScope scope) {
            return new Concurrency(limit, key, scope, unit);
        }
    }

    /**
     * How many runs start in a period; the others start later, in order.
     *
     * @param limit at least 1, spread over the period
     * @param period at least one second
     * @param burst how many more may start at once; 0 or more
     * @param key gives each value a throttle of its own
     */
    public record Throttle(int limit, Duration period, int burst, Optional<String> key) {
        /** {@return a throttle without bursts} */
        public static Throttle of(int limit, Duration period) {
            return new Throttle(limit, period, 0, Optional.empty());
        }

        /** {@return this throttle, where {@code burst} more may start at once} */
        public Throttle burst(int burst) {
            return new Throttle(limit, period, burst, key);
        }

        /** {@return this throttle for each value of the CEL expression} */
        public Throttle key(String key) {
            return new Throttle(limit, period, burst, Optional.of(key));
        }
    }

    /**
     * How many runs start in a period; what comes after that starts none.
     *
     * @param limit at least 1
     * @param period one second to 24 hours
     * @param key gives each value a limit of its own
     */
    public record RateLimit(int limit, Duration period, Optional<String> key) {
        /** {@return a limit of all runs} */
        public static RateLimit of(int limit, Duration period) {
            return new RateLimit(limit, period, Optional.empty());
        }

        /** {@return this limit for each value of the CEL expression} */
        public RateLimit key(String key) {
            return new RateLimit(limit, period, Optional.of(key));
        }
    }

    /**
     * Starts a run with the last of several events, once no other came for a while.
     *
     * @param period the while: one second to 7 days
     * @param key keeps the events of each value apart
     * @param timeout how long after the first event the run starts at the latest, at least one second; empty for no end
     */
    public record Debounce(Duration period, Optional<String> key, Optional<Duration> timeout) {
        /** {@return a debounce of all events} */
        public static Debounce of(Duration period) {
            return new Debounce(period, Optional.empty(), Optional.empty());
        }

        /** {@return this debounce, the events of each value of the CEL expression apart} */
        public Debounce key(String key) {
            return new Debounce(period, Optional.of(key), timeout);
        }

        /** {@return this debounce, which waits no longer than {@code timeout} after the first event} */
        public Debounce timeout(Duration timeout) {
            return new Debounce(period, key, Optional.of(timeout));
        }
    }

    /**
     * Starts one run with several events: {@link FunctionContext#events()}.
     *
     * @param maxSize how many events a run gets at most: 2 or more; how many the server allows depends on its plan
     * @param timeout how long after the first event a run starts at the latest: at least one second
     * @param key batches the events of each value apart
     * @param expression a CEL expression over {@code event}; events for which it is false start a run of their own
     */
    public record Batch(int maxSize, Duration timeout, Optional<String> key, Optional<String> expression) {
        /** {@return a batch of all events} */
        public static Batch of(int maxSize, Duration timeout) {
            return new Batch(maxSize, timeout, Optional.empty(), Optional.empty());
        }

        /** {@return this batch, the events of each value of the CEL expression apart} */
        public Batch key(String key) {
            return new Batch(maxSize, timeout, Optional.of(key), expression);
        }

        /** {@return this batch, of the events only for which the CEL {@code expression} is true} */
        public Batch when(String expression) {
            return new Batch(maxSize, timeout, key, Optional.of(expression));
        }
    }

    /**
     * One run at a time; called a singleton by Inngest.
     *
     * @param mode what happens to an event while a run goes on
     * @param key one run at a time for each value
     */
    public record SingleRun(SingleRunMode mode, Optional<String> key) {
        /** {@return one run at a time of the whole function} */
        public static SingleRun of(SingleRunMode mode) {
            return new SingleRun(mode, Optional.empty());
        }

        /** {@return one run at a time for each value of the CEL expression} */
        public SingleRun key(String key) {
            return new SingleRun(mode, Optional.of(key));
        }
    }

    /**
     * An event that cancels a run between two steps.
     *
     * @param event the event's name
     * @param expression a CEL expression over {@code event}, the run's, and {@code async}, the one that arrives; the server
     *     takes neither macros nor functions but {@code int}, {@code uint} and {@code double} here, and refuses the app on
     *     its sync otherwise
     * @param timeout how long after its start a run can be cancelled so, at least one second; empty for the server's year
     */
    public record CancelOn(String event, Optional<String> expression, Optional<Duration> timeout) {
        /**
         * {@return a cancellation by the event that {@code type} is the data of}
         *
         * @throws IllegalArgumentException if {@code type} has no {@link EventName}
         */
        public static CancelOn of(Class<?> type) {
            return named(EventNames.of(type).value());
        }

        /** {@return a cancellation by the event {@code name}} */
        public static CancelOn named(String name) {
            return new CancelOn(name, Optional.empty(), Optional.empty());
        }

        /** {@return this cancellation, by events only for which the CEL {@code expression} is true} */
        public CancelOn when(String expression) {
            return new CancelOn(event, Optional.of(expression), timeout);
        }

        /** {@return this cancellation, by events whose {@code path}, such as {@code data.orderId}, equals the run's} */
        public CancelOn matching(String path) {
            return when("event.%1$s == async.%1$s".formatted(path));
        }

        /** {@return this cancellation, for {@code timeout} after the start of a run only} */
        public CancelOn within(Duration timeout) {
            return new CancelOn(event, expression, Optional.of(timeout));
        }
    }

    /**
     * After how long the server cancels a run; at least one of both.
     *
     * @param start how long it may be queued before it starts: at least one second
     * @param finish how long it may take from its start: at least one second
     */
    public record Timeouts(Optional<Duration> start, Optional<Duration> finish) {
        /** {@return a limit of the time before the start} */
        public static Timeouts start(Duration start) {
            return new Timeouts(Optional.of(start), Optional.empty());
        }

        /** {@return a limit of the time from start to end} */
        public static Timeouts finish(Duration finish) {
            return new Timeouts(Optional.empty(), Optional.of(finish));
        }

        /** {@return both limits} */
        public static Timeouts of(Duration start, Duration finish) {
            return new Timeouts(Optional.of(start), Optional.of(finish));
        }
    }

    /** Collects options; checks nothing. */
    public static final class Builder {
        private final List<Concurrency> concurrency = new ArrayList<>();
        private final List<CancelOn> cancelOn = new ArrayList<>();
        private Optional<Throttle> throttle = Optional.empty();
        private Optional<RateLimit> rateLimit = Optional.empty();
        private Optional<Debounce> debounce = Optional.empty();
        private Optional<Batch> batch = Optional.empty();
        private Optional<String> runPriority = Optional.empty();
        private Optional<SingleRun> singleRun = Optional.empty();
        private Optional<Timeouts> timeouts = Optional.empty();
        private Optional<String> idempotency = Optional.empty();
        private Optional<Checkpointing> checkpointing = Optional.empty();

        private Builder() {}

        /** Adds a limit of what runs at a time. */
        public Builder concurrency(Concurrency limit) {
            concurrency.add(limit);
            return this;
        }

        /** Limits how many runs start in a period, and starts the others later. */
        public Builder throttle(Throttle throttle) {
            this.throttle = Optional.of(throttle);
            return this;
        }

        /** Limits how many runs start in a period, and drops the others. */
        public Builder rateLimit(RateLimit limit) {
            this.rateLimit = Optional.of(limit);
            return this;
        }

        /** Waits for the last of several events. */
        public Builder debounce(Debounce debounce) {
            this.debounce = Optional.of(debounce);
            return this;
        }

        /** Starts one run with several events. */
        public Builder batch(Batch batch) {
            this.batch = Optional.of(batch);
            return this;
        }

        /** Sets the CEL expression of a run's priority, in seconds. */
        public Builder runPriority(String expression) {
            this.runPriority = Optional.of(expression);
            return this;
        }

        /** Lets one run go on at a time. */
        public Builder singleRun(SingleRun singleRun) {
            this.singleRun = Optional.of(singleRun);
            return this;
        }

        /** Adds an event that cancels a run. */
        public Builder cancelOn(CancelOn event) {
            cancelOn.add(event);
            return this;
        }

        /** Sets after how long a run is cancelled. */
        public Builder timeouts(Timeouts timeouts) {
            this.timeouts = Optional.of(timeouts);
            return this;
        }

        /** Starts one run in 24 hours for each value of the CEL expression. */
        public Builder idempotency(String expression) {
            this.idempotency = Optional.of(expression);
            return this;
        }

        /** Says how the results of steps are told to the server, whatever the app's settings say. */
        public Builder checkpointing(Checkpointing checkpointing) {
            this.checkpointing = Optional.of(checkpointing);
            return this;
        }

        /** {@return the options} */
        public FunctionOptions build() {
            return new FunctionOptions(
                    concurrency,
                    throttle,
                    rateLimit,
                    debounce,
                    batch,
                    runPriority,
                    singleRun,
                    cancelOn,
                    timeouts,
                    idempotency,
                    checkpointing);
        }
    }
}
