package io.github.inngestcdi;

import java.time.Instant;
import java.util.Optional;

/**
 * Which runs to cancel together: those of one function that started in a time.
 *
 * @param functionId the function's id as the code gives it, without its app's: {@code send-email}
 * @param startedBefore the end of that time; not in the future
 * @param startedAfter its beginning; empty for all before
 * @param expression a CEL expression over the {@code event} of each run; empty for all
 * @param app the id of the app that has the function; empty for this one
 * @since 0.1
 */
public record Cancellation(
        String functionId,
        Instant startedBefore,
        Optional<Instant> startedAfter,
        Optional<String> expression,
        Optional<String> app) {
    /** {@return a cancellation of all runs that started before {@code startedBefore}} */
    public static Cancellation of(String functionId, Instant startedBefore) {
        return new Cancellation(functionId, startedBefore, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@return this cancellation, of runs only that started after {@code time}} */
    public Cancellation startedAfter(Instant time) {
        return new Cancellation(functionId, startedBefore, Optional.of(time), expression, app);
    }

    /** {@return this cancellation, of runs only for which the CEL {@code condition} is true: {@code event.data.id == 7}} */
    public Cancellation when(String condition) {
        return new Cancellation(functionId, startedBefore, startedAfter, Optional.of(condition), app);
    }

    /** {@return this cancellation, of another app's function} */
    public Cancellation ofApp(String id) {
        return new Cancellation(functionId, startedBefore, startedAfter, expression, Optional.of(id));
    }
}
