package io.github.inngestcdi;

import java.time.Instant;
import java.util.Optional;

/**
 * A {@link Cancellation} in force at the server.
 *
 * @param id the id to withdraw it by
 * @param functionId the function's id, as the server knows it
 * @param startedBefore the end of the period in which the runs started
 * @param startedAfter the beginning of the period; empty for no beginning
 * @param expression a CEL expression that is true for the event of each run; empty for all runs
 * @since 0.1
 */
public record BulkCancellation(
        String id,
        String functionId,
        Instant startedBefore,
        Optional<Instant> startedAfter,
        Optional<String> expression) {}
