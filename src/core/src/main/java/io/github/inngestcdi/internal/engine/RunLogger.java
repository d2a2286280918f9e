package io.github.inngestcdi.internal.engine;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A logger that is silent while memoized steps are replayed, and begins each line with the function and the run. */
final class RunLogger implements System.Logger {
    private final System.Logger logger = System.getLogger("io.github.inngestcdi.function");
    private final String prefix;
    private final BooleanSupplier replaying;

    RunLogger(String functionId, String runId, BooleanSupplier replaying) {
        this.prefix = functionId + " " + runId + ": ";
        this.replaying = replaying;
    }

    @Override
    public String getName() {
        return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return !replaying.getAsBoolean() && logger.isLoggable(level);
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            logger.log(level, prefix + localized(bundle, message), thrown);
        }
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... parameters) {
        if (isLoggable(level)) {
            var pattern = localized(bundle, format);
            boolean plain = parameters == null || parameters.length == 0;
            logger.log(level, prefix + (plain ? pattern : formatted(pattern, parameters)));
        }
    }

    /** A line that is not a valid pattern is logged as it is, rather than failing the run. */
    private static String formatted(String pattern, @Nullable Object... parameters) {
        try {
            return new MessageFormat(pattern).format(parameters);
        } catch (IllegalArgumentException e) {
            return pattern;
        }
    }

    private static String localized(@Nullable ResourceBundle bundle, @Nullable String message) {
        return bundle != null && message != null && bundle.containsKey(message)
                ? bundle.getString(message)
                : String.valueOf(message);
    }
}
