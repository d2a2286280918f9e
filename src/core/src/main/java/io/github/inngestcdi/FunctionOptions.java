package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the server starts, delays, combines and ends the runs of a function. Immutable.
 *
 * <p>Keys and conditions are CEL expressions: a key splits what it belongs to by its value, so that
 * {@code event.data.userId} gives each user a limit of their own. The server gets durations in whole seconds, rounded
 * up. Nothing is checked here, so that a deployment can report every mistake at once.
 *
 * @see <a href="https://www.inngest.com/docs/guides/flow-control">Inngest: flow control</a>
 * @since 0.1
 */
public final class FunctionOptions extends Value {
    private final List<Concurrency> concurrency;
    private final Optional<Throttle> throttle;
    private final Optional<RateLimit> rateLimit;
    private final Optional<Debounce> debounce;
    private final Optional<Batch> batch;
    private final Optional<String> runPriority;
    private final Optional<SingleRun> singleRun;
    private final List<CancelOn> cancelOn;
    private final Optional<Timeouts> timeouts;
    private final Optional<String> idempotency;
    private final Optional<Checkpointing> checkpointing;

    private FunctionOptions(Builder builder) {
        this.concurrency = List.copyOf(builder.concurrency);
        this.throttle = builder.throttle;
        this.rateLimit = builder.rateLimit;
        this.debounce = builder.debounce;
        this.batch = builder.batch;
        this.runPriority = builder.runPriority;
        this.singleRun = builder.singleRun;
        this.cancelOn = List.copyOf(builder.cancelOn);
        this.timeouts = builder.timeouts;
        this.idempotency = builder.idempotency;
        this.checkpointing = builder.checkpointing;
    }

    /** {@return no option: the server's defaults} */
    public static FunctionOptions none() {
        return builder().build();
    }

    /** {@return a builder without any option} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that begins with these options} */
    public Builder toBuilder() {
        var builder = new Builder();
        builder.concurrency.addAll(concurrency);
        builder.throttle = throttle;
        builder.rateLimit = rateLimit;
        builder.debounce = debounce;
        builder.batch = batch;
        builder.runPriority = runPriority;
        builder.singleRun = singleRun;
        builder.cancelOn.addAll(cancelOn);
        builder.timeouts = timeouts;
        builder.idempotency = idempotency;
        builder.checkpointing = checkpointing;
        return builder;
    }

    /** {@return how much runs at a time; at most two limits of steps and one of runs} */
    public List<Concurrency> concurrency() {
        return concurrency;
    }

    /** {@return how many runs start in a period, where the others start later} */
    public Optional<Throttle> throttle() {
        return throttle;
    }

    /** {@return how many runs start in a period, where the others never do} */
    public Optional<RateLimit> rateLimit() {
        return rateLimit;
    }

    /** {@return how to wait for the last of several events} */
    public Optional<Debounce> debounce() {
        return debounce;
    }

    /** {@return how one run starts with several events; not with debounce, run priority, single run or cancellations} */
    public Optional<Batch> batch() {
        return batch;
    }

    /**
     * {@return a CEL expression whose whole number is by how many seconds a run goes before those queued at the same
     * time, or after them if it is negative; beyond 43200 either way it counts as 43200}
     */
    public Optional<String> runPriority() {
        return runPriority;
    }

    /** {@return how one run at a time is kept} */
    public Optional<SingleRun> singleRun() {
        return singleRun;
    }

    /** {@return the events that cancel a run; at most 5} */
    public List<CancelOn> cancelOn() {
        return cancelOn;
    }

    /** {@return how long a run may wait and take} */
    public Optional<Timeouts> timeouts() {
        return timeouts;
    }

    /**
     * {@return a CEL expression: events of the same value start one run in 24 hours; to the server this is a rate
     * limit that takes the place of {@link #rateLimit}, so a function cannot have both}
     */
    public Optional<String> idempotency() {
        return idempotency;
    }

    /** {@return how the results of steps are reported to the server; empty for the app's settings} */
    public Optional<Checkpointing> checkpointing() {
        return checkpointing;
    }

    @Override
    List<?> parts() {
        return List.of(
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

    /** How much runs at a time; the rest waits. */
    public static final class Concurrency extends Value {
        private final int limit;
        private final Optional<String> key;
        private final ConcurrencyScope scope;
        private final ConcurrencyUnit unit;

        private Concurrency(int limit, Optional<String> key, ConcurrencyScope scope, ConcurrencyUnit unit) {
            this.limit = limit;
            this.key = key;
            this.scope = requireNonNull(scope, "scope");
            this.unit = requireNonNull(unit, "unit");
        }

        /** {@return a limit of the function's running steps, at least 1} */
        public static Concurrency ofSteps(int limit) {
            return new Concurrency(limit, Optional.empty(), ConcurrencyScope.FN, ConcurrencyUnit.STEPS);
        }

        /** {@return a limit of the function's unfinished runs, at least 1} */
        public static Concurrency ofRuns(int limit) {
            return new Concurrency(limit, Optional.empty(), ConcurrencyScope.FN, ConcurrencyUnit.RUNS);
        }

        /**
         * {@return this limit, for each value of the CEL expression {@code key}; required unless the scope is the
         * function}
         */
        public Concurrency withKey(String key) {
            return new Concurrency(limit, Optional.of(key), scope, unit);
        }

        /** {@return this limit, shared by {@code scope}} */
        public Concurrency withScope(ConcurrencyScope scope) {
            return new Concurrency(limit, key, scope, unit);
        }

        /** {@return this limit, of what {@code unit} counts} */
        public Concurrency withUnit(ConcurrencyUnit unit) {
            return new Concurrency(limit, key, scope, unit);
        }

        /** {@return how much runs at a time} */
        public int limit() {
            return limit;
        }

        /** {@return a CEL expression that gives each value a limit of its own; empty for one limit} */
        public Optional<String> key() {
            return key;
        }

        /** {@return the functions that share the limit} */
        public ConcurrencyScope scope() {
            return scope;
        }

        /** {@return what is counted} */
        public ConcurrencyUnit unit() {
            return unit;
        }

        @Override
        List<?> parts() {
            return List.of(limit, key, scope, unit);
        }
    }

    /** How many runs start in a period; the others start later, in order. */
    public static final class Throttle extends Value {
        private final int limit;
        private final Duration period;
        private final int burst;
        private final Optional<String> key;

        private Throttle(int limit, Duration period, int burst, Optional<String> key) {
            this.limit = limit;
            this.period = requireNonNull(period, "period");
            this.burst = burst;
            this.key = key;
        }

        /**
         * {@return a throttle without bursts}
         *
         * @param limit at least 1, spread over the period
         * @param period at least one second
         */
        public static Throttle of(int limit, Duration period) {
            return new Throttle(limit, period, 0, Optional.empty());
        }

        /** {@return this throttle, where {@code burst} more runs may start at once; 0 or more} */
        public Throttle withBurst(int burst) {
            return new Throttle(limit, period, burst, key);
        }

        /** {@return this throttle, for each value of the CEL expression {@code key}} */
        public Throttle withKey(String key) {
            return new Throttle(limit, period, burst, Optional.of(key));
        }

        /** {@return how many runs start in the period, spread over it} */
        public int limit() {
            return limit;
        }

        /** {@return the period} */
        public Duration period() {
            return period;
        }

        /** {@return how many more runs may start at once} */
        public int burst() {
            return burst;
        }

        /** {@return a CEL expression that gives each value a throttle of its own; empty for one throttle} */
        public Optional<String> key() {
            return key;
        }

        @Override
        List<?> parts() {
            return List.of(limit, period, burst, key);
        }
    }

    /** How many runs start in a period; events beyond that start none. */
    public static final class RateLimit extends Value {
        private final int limit;
        private final Duration period;
        private final Optional<String> key;

        private RateLimit(int limit, Duration period, Optional<String> key) {
            this.limit = limit;
            this.period = requireNonNull(period, "period");
            this.key = key;
        }

        /**
         * {@return a limit of all runs}
         *
         * @param limit at least 1
         * @param period one second to 24 hours
         */
        public static RateLimit of(int limit, Duration period) {
            return new RateLimit(limit, period, Optional.empty());
        }

        /** {@return this limit, for each value of the CEL expression {@code key}} */
        public RateLimit withKey(String key) {
            return new RateLimit(limit, period, Optional.of(key));
        }

        /** {@return how many runs start in the period} */
        public int limit() {
            return limit;
        }

        /** {@return the period} */
        public Duration period() {
            return period;
        }

        /** {@return a CEL expression that gives each value a limit of its own; empty for one limit} */
        public Optional<String> key() {
            return key;
        }

        @Override
        List<?> parts() {
            return List.of(limit, period, key);
        }
    }

    /** Starts a run with the last of several events, once no other has arrived for a period. */
    public static final class Debounce extends Value {
        private final Duration period;
        private final Optional<String> key;
        private final Optional<Duration> timeout;

        private Debounce(Duration period, Optional<String> key, Optional<Duration> timeout) {
            this.period = requireNonNull(period, "period");
            this.key = key;
            this.timeout = timeout;
        }

        /**
         * {@return a debounce of all events}
         *
         * @param period one second to 7 days
         */
        public static Debounce of(Duration period) {
            return new Debounce(period, Optional.empty(), Optional.empty());
        }

        /** {@return this debounce, with the events of each value of the CEL expression {@code key} kept apart} */
        public Debounce withKey(String key) {
            return new Debounce(period, Optional.of(key), timeout);
        }

        /**
         * {@return this debounce, which waits no longer than {@code timeout} after the first event; at least one
         * second}
         */
        public Debounce withTimeout(Duration timeout) {
            return new Debounce(period, key, Optional.of(timeout));
        }

        /** {@return the period without another event} */
        public Duration period() {
            return period;
        }

        /** {@return a CEL expression that keeps the events of each value apart; empty for all events together} */
        public Optional<String> key() {
            return key;
        }

        /** {@return how long after the first event the run starts at the latest; empty for no end} */
        public Optional<Duration> timeout() {
            return timeout;
        }

        @Override
        List<?> parts() {
            return List.of(period, key, timeout);
        }
    }

    /** Starts one run with several events: {@link FunctionContext#events()}. */
    public static final class Batch extends Value {
        private final int maxSize;
        private final Duration timeout;
        private final Optional<String> key;
        private final Optional<String> expression;

        private Batch(int maxSize, Duration timeout, Optional<String> key, Optional<String> expression) {
            this.maxSize = maxSize;
            this.timeout = requireNonNull(timeout, "timeout");
            this.key = key;
            this.expression = expression;
        }

        /**
         * {@return a batch of all events}
         *
         * @param maxSize 2 or more; how many the server allows depends on its plan
         * @param timeout at least one second
         */
        public static Batch of(int maxSize, Duration timeout) {
            return new Batch(maxSize, timeout, Optional.empty(), Optional.empty());
        }

        /** {@return this batch, with the events of each value of the CEL expression {@code key} kept apart} */
        public Batch withKey(String key) {
            return new Batch(maxSize, timeout, Optional.of(key), expression);
        }

        /** {@return this batch, of the events only for which the CEL {@code expression} is true} */
        public Batch withExpression(String expression) {
            return new Batch(maxSize, timeout, key, Optional.of(expression));
        }

        /** {@return how many events a run gets at most} */
        public int maxSize() {
            return maxSize;
        }

        /** {@return how long after the first event a run starts at the latest} */
        public Duration timeout() {
            return timeout;
        }

        /** {@return a CEL expression that batches the events of each value apart; empty for all events together} */
        public Optional<String> key() {
            return key;
        }

        /**
         * {@return a CEL expression over {@code event}; events for which it is false start a run of their own; empty
         * for all events}
         */
        public Optional<String> expression() {
            return expression;
        }

        @Override
        List<?> parts() {
            return List.of(maxSize, timeout, key, expression);
        }
    }

    /** One run at a time; called a singleton by Inngest. */
    public static final class SingleRun extends Value {
        private final SingleRunMode mode;
        private final Optional<String> key;

        private SingleRun(SingleRunMode mode, Optional<String> key) {
            this.mode = requireNonNull(mode, "mode");
            this.key = key;
        }

        /** {@return one run at a time of the whole function} */
        public static SingleRun of(SingleRunMode mode) {
            return new SingleRun(mode, Optional.empty());
        }

        /** {@return one run at a time, for each value of the CEL expression {@code key}} */
        public SingleRun withKey(String key) {
            return new SingleRun(mode, Optional.of(key));
        }

        /** {@return what happens to an event while a run goes on} */
        public SingleRunMode mode() {
            return mode;
        }

        /** {@return a CEL expression: one run at a time for each value; empty for one run of the function} */
        public Optional<String> key() {
            return key;
        }

        @Override
        List<?> parts() {
            return List.of(mode, key);
        }
    }

    /** An event that cancels a run between two steps. */
    public static final class CancelOn extends Value {
        private final String event;
        private final Optional<String> expression;
        private final Optional<Duration> timeout;

        private CancelOn(String event, Optional<String> expression, Optional<Duration> timeout) {
            this.event = requireNonNull(event, "event");
            this.expression = expression;
            this.timeout = timeout;
        }

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

        /**
         * {@return this cancellation, by events only for which the CEL {@code expression} is true}
         *
         * @param expression over {@code event}, the run's, and {@code async}, the one that arrives. The server takes
         *     neither macros nor functions but {@code int}, {@code uint} and {@code double} here, and otherwise refuses
         *     the app on its sync
         */
        public CancelOn withExpression(String expression) {
            return new CancelOn(event, Optional.of(expression), timeout);
        }

        /** {@return this cancellation, for {@code timeout} after the start of a run only; at least one second} */
        public CancelOn withTimeout(Duration timeout) {
            return new CancelOn(event, expression, Optional.of(timeout));
        }

        /** {@return this cancellation, by events whose {@code path}, such as {@code data.orderId}, equals the run's} */
        public CancelOn withMatch(String path) {
            return withExpression("event.%1$s == async.%1$s".formatted(path));
        }

        /** {@return the event's name} */
        public String event() {
            return event;
        }

        /**
         * {@return a CEL expression over {@code event}, the run's, and {@code async}, the one that arrives; empty for
         * every event}
         */
        public Optional<String> expression() {
            return expression;
        }

        /** {@return how long after its start a run can be cancelled this way; empty for the server's year} */
        public Optional<Duration> timeout() {
            return timeout;
        }

        @Override
        List<?> parts() {
            return List.of(event, expression, timeout);
        }
    }

    /** After how long the server cancels a run; at least one of both. */
    public static final class Timeouts extends Value {
        private final Optional<Duration> start;
        private final Optional<Duration> finish;

        private Timeouts(Optional<Duration> start, Optional<Duration> finish) {
            this.start = start;
            this.finish = finish;
        }

        /** {@return no limit yet: a deployment refuses timeouts without either} */
        public static Timeouts none() {
            return new Timeouts(Optional.empty(), Optional.empty());
        }

        /** {@return these timeouts, with a limit of the time before the start; at least one second} */
        public Timeouts withStart(Duration start) {
            return new Timeouts(Optional.of(start), finish);
        }

        /** {@return these timeouts, with a limit of the time from start to end; at least one second} */
        public Timeouts withFinish(Duration finish) {
            return new Timeouts(start, Optional.of(finish));
        }

        /** {@return a limit of the time before the start; at least one second} */
        public static Timeouts start(Duration start) {
            return none().withStart(start);
        }

        /** {@return a limit of the time from start to end; at least one second} */
        public static Timeouts finish(Duration finish) {
            return none().withFinish(finish);
        }

        /** {@return both limits, each at least one second} */
        public static Timeouts of(Duration start, Duration finish) {
            return start(start).withFinish(finish);
        }

        /** {@return how long a run may be queued before it starts; empty for no limit} */
        public Optional<Duration> start() {
            return start;
        }

        /** {@return how long a run may take from its start; empty for no limit} */
        public Optional<Duration> finish() {
            return finish;
        }

        @Override
        List<?> parts() {
            return List.of(start, finish);
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

        /** Adds a limit of how much runs at a time. */
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

        /** Keeps one run at a time. */
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

        /** Sets how the results of steps are reported to the server, in place of the app's settings. */
        public Builder checkpointing(Checkpointing checkpointing) {
            this.checkpointing = Optional.of(checkpointing);
            return this;
        }

        /** {@return the options} */
        public FunctionOptions build() {
            return new FunctionOptions(this);
        }
    }
}
