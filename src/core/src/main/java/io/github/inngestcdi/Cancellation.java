package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which runs to cancel together: those of one function that started within a period. Immutable.
 *
 * @see Runs#cancelAll(Cancellation)
 * @since 0.1
 */
public final class Cancellation extends Value {
    private final String functionId;
    private final Instant startedBefore;
    private final Optional<Instant> startedAfter;
    private final Optional<String> expression;
    private final Optional<String> app;

    private Cancellation(
            String functionId,
            Instant startedBefore,
            Optional<Instant> startedAfter,
            Optional<String> expression,
            Optional<String> app) {
        this.functionId = requireNonNull(functionId, "functionId");
        this.startedBefore = requireNonNull(startedBefore, "startedBefore");
        this.startedAfter = startedAfter;
        this.expression = expression;
        this.app = app;
    }

    /**
     * {@return a cancellation of all runs that started before {@code startedBefore}}
     *
     * @param functionId the function's id as the code gives it, without its app's: {@code send-email}
     * @param startedBefore the end of the period; not in the future
     */
    public static Cancellation of(String functionId, Instant startedBefore) {
        return new Cancellation(functionId, startedBefore, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@return this cancellation, of runs only that started after {@code time}} */
    public Cancellation withStartedAfter(Instant time) {
        return new Cancellation(functionId, startedBefore, Optional.of(time), expression, app);
    }

    /**
     * {@return this cancellation, of runs only for which the CEL {@code expression} is true: {@code event.data.id ==
     * 7}}
     */
    public Cancellation withExpression(String expression) {
        return new Cancellation(functionId, startedBefore, startedAfter, Optional.of(expression), app);
    }

    /** {@return this cancellation, of a function of the app {@code id}} */
    public Cancellation withApp(String id) {
        return new Cancellation(functionId, startedBefore, startedAfter, expression, Optional.of(id));
    }

    /** {@return the function's id as the code gives it, without its app's} */
    public String functionId() {
        return functionId;
    }

    /** {@return the end of the period in which the runs started} */
    public Instant startedBefore() {
        return startedBefore;
    }

    /** {@return the beginning of the period; empty for no beginning} */
    public Optional<Instant> startedAfter() {
        return startedAfter;
    }

    /** {@return a CEL expression over the {@code event} of each run; empty for all runs} */
    public Optional<String> expression() {
        return expression;
    }

    /** {@return the id of the app that has the function; empty for this one} */
    public Optional<String> app() {
        return app;
    }

    @Override
    List<?> parts() {
        return List.of(functionId, startedBefore, startedAfter, expression, app);
    }
}
