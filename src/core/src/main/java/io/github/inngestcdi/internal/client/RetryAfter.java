package io.github.inngestcdi.internal.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header: seconds, or a date. */
final class RetryAfter {
    private RetryAfter() {}

    /** {@return how long to wait from now on; empty if {@code header} is malformed} */
    static Optional<Duration> parse(String header, Clock clock) {
        try {
            var wait = header.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
