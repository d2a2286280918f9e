package io.github.inngestcdi.internal.definition;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks a cron expression as the server does when an app is synced: five fields, an optional {@code TZ=} in front, no
 * {@code @daily}. It only checks, so no library is needed for it in the application.
 */
final class CronExpression {
    private static final int MAX_LENGTH = 255;
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of month", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field("day of week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private CronExpression() {}

    /** {@return what is wrong with {@code expression}; empty if nothing is} */
    static Optional<String> problemOf(String expression) {
        if (expression.length() > MAX_LENGTH) {
            return Optional.of("it is longer than " + MAX_LENGTH + " characters");
        }
        var text = expression.strip();
        if (text.startsWith("TZ=") || text.startsWith("CRON_TZ=")) {
            var zoneAndRest = text.substring(text.indexOf('=') + 1).split("\\s+", 2);
            if (!isZone(zoneAndRest[0])) {
                return Optional.of("'" + zoneAndRest[0] + "' is not a time zone");
            }
            text = zoneAndRest.length == 2 ? zoneAndRest[1] : "";
        }
        if (text.startsWith("@")) {
            return Optional.of("a descriptor such as '" + text + "' is not accepted");
        }
        var fields = text.split("\\s+", -1);
        if (text.isEmpty() || fields.length != FIELDS.size()) {
            return Optional.of("it has " + (text.isEmpty() ? 0 : fields.length) + " fields, not 5");
        }
        for (int i = 0; i < fields.length; i++) {
            var problem = FIELDS.get(i).problemOf(fields[i]);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static boolean isZone(String name) {
        try {
            return name.equals("Local") || ZoneId.of(name) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** One of the five fields: a list of values, ranges and steps. */
    private record Field(String name, int min, int max, List<String> names) {
        Optional<String> problemOf(String text) {
            for (var part : text.split(",", -1)) {
                if (!accepts(part)) {
                    return Optional.of("'%s' is not a valid %s (%d to %d)".formatted(text, name, min, max));
                }
            }
            return Optional.empty();
        }

        private boolean accepts(String part) {
            var rangeAndStep = part.split("/", -1);
            if (rangeAndStep.length > 2 || (rangeAndStep.length == 2 && !isPositive(rangeAndStep[1]))) {
                return false;
            }
            var range = rangeAndStep[0];
            if (range.equals("*") || range.equals("?")) {
                return true;
            }
            var ends = range.split("-", -1);
            int from = value(ends[0]);
            int to = ends.length == 1 ? from : value(ends[1]);
            return ends.length <= 2 && from >= min && to <= max && from <= to;
        }

        private int value(String text) {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            if (named >= 0) {
                return named + min;
            }
            return isNumber(text) ? Integer.parseInt(text) : Integer.MIN_VALUE;
        }

        private static boolean isPositive(String text) {
            return isNumber(text) && Integer.parseInt(text) > 0;
        }

        private static boolean isNumber(String text) {
            return text.matches("\\d{1,4}");
        }
    }
}
