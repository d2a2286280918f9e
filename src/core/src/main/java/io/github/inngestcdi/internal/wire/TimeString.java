package io.github.inngestcdi.internal.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Durations and instants as the server parses them: {@code 1d2h30s}, {@code 2026-11-21T23:16:50.505Z}. */
public final class TimeString {
    private TimeString() {}

    /** {@return {@code duration}, rounded up to whole seconds, in weeks, days, hours, minutes and seconds} */
    public static String of(Duration duration) {
        var text = new StringBuilder();
        long rest = seconds(duration);
        rest = append(text, rest, TimeUnit.DAYS.toSeconds(7), 'w');
        rest = append(text, rest, TimeUnit.DAYS.toSeconds(1), 'd');
        appendHours(text, rest);
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** {@return {@code duration}, rounded up to whole seconds, in hours, minutes and seconds, as Go itself parses them} */
    public static String inHours(Duration duration) {
        var text = new StringBuilder();
        appendHours(text, seconds(duration));
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** {@return {@code time} in UTC, to the millisecond} */
    public static String of(Instant time) {
        var text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == "2026-11-21T23:16:50Z".length() ? text.replace("Z", ".000Z") : text;
    }

    private static long seconds(Duration duration) {
        return duration.getSeconds() + (duration.getNano() > 0 ? 1 : 0);
    }

    private static void appendHours(StringBuilder text, long seconds) {
        long rest = append(text, seconds, TimeUnit.HOURS.toSeconds(1), 'h');
        rest = append(text, rest, TimeUnit.MINUTES.toSeconds(1), 'm');
        append(text, rest, 1, 's');
    }

    private static long append(StringBuilder text, long seconds, long unit, char name) {
        if (seconds >= unit) {
            text.append(seconds / unit).append(name);
        }
        return seconds % unit;
    }
}
