package io.github.inngestcdi.devserver.internal.time;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cron expression of five fields, with {@code TZ=} or {@code CRON_TZ=} before it or in the zone of this machine.
 *
 * <p>As on the real server, descriptors such as {@code @daily} are refused, and if both days are restricted, one of
 * them is enough.
 */
public final class CronSchedule {
    private static final Pattern ZONE = Pattern.compile("^(?:CRON_)?TZ=(\\S+)\\s+(.*)$");
    private static final CronDefinition FIVE_FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .supportsQuestionMark()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .supportsQuestionMark()
            .withStrictRange()
            .and()
            .instance();

    private final String source;
    private final ZoneId zone;
    private final ExecutionTime times;

    private CronSchedule(String source, ZoneId zone, ExecutionTime times) {
        this.source = source;
        this.zone = zone;
        this.times = times;
    }

    /**
     * Reads {@code source}.
     *
     * @throws IllegalArgumentException if it is not such an expression; the message gives the reason
     */
    public static CronSchedule parse(String source) {
        var expression = source.trim();
        var zone = ZoneId.systemDefault();
        var zoned = ZONE.matcher(expression);
        if (zoned.matches()) {
            try {
                zone = ZoneId.of(zoned.group(1));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("time zone '" + zoned.group(1) + "' is not known", e);
            }
            expression = zoned.group(2).trim();
        }
        if (expression.startsWith("@")) {
            throw new IllegalArgumentException("descriptors such as @daily are not accepted: write five fields");
        }
        if (expression.split("\\s+", -1).length != 5) {
            throw new IllegalArgumentException("five fields are expected: minute, hour, day, month, day of week");
        }
        var cron = new CronParser(FIVE_FIELDS).parse(expression).validate();
        return new CronSchedule(source, zone, ExecutionTime.forCron(cron));
    }

    public String source() {
        return source;
    }

    public Optional<Instant> after(Instant time) {
        return times.nextExecution(ZonedDateTime.ofInstant(time, zone)).map(ZonedDateTime::toInstant);
    }
}
