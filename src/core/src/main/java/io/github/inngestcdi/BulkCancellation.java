package io.github.inngestcdi;

import java.time.Instant;
import java.util.Optional;

/**
 * A {@link Cancellation} in force at the server.
 *
 * @param id under which it can be withdrawn
 * @param functionId the function's id, as the server knows it
 * @param startedBefore the end of the time in which the runs started
 * @param startedAfter its beginning; empty for all before
 * @param expression what holds for the event of each run; empty for all
 * @since 0.1
 */
public record BulkCancellation(
        String id,
        String functionId,
        Instant startedBefore,
        Optional<Instant> startedAfter,
        Optional<String> expression) {}
