package io.github.inngestcdi.devserver.internal.protocol;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** The protocol's time strings: durations such as {@code 1d2h}, or instants. */
public final class TimeString {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h|d|w)");

    private TimeString() {}

    /** {@return the duration, zero for an empty string, or nothing if {@code text} is not a duration} */
    public static Optional<Duration> duration(String text) {
        var sum = Duration.ZERO;
        var parts = PART.matcher(text);
        int end = 0;
        while (parts.find()) {
            if (parts.start() != end) {
                return Optional.empty();
            }
            end = parts.end();
            var nanos = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unitNanos(parts.group(2))));
            if (nanos.precision() - nanos.scale() > 18) {
                return Optional.empty();
            }
            sum = sum.plusNanos(nanos.longValue());
        }
        return end == text.length() ? Optional.of(sum) : Optional.empty();
    }

    /** {@return the moment that {@code text} denotes: a duration after {@code now}, or an instant} */
    public static Optional<Instant> moment(String text, Instant now) {
        return duration(text).map(now::plus).or(() -> instant(text));
    }

    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    private static long unitNanos(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us", "µs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> 604_800_000_000_000L;
        };
    }
}
