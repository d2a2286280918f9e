package io.github.inngestcdi.internal.config;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one setting at a time as a type; what does not fit is told as a problem, and the default taken in its place. */
final class SettingValues {
    private final Function<String, Optional<String>> lookup;
    private final List<String> problems;

    SettingValues(Function<String, Optional<String>> lookup, List<String> problems) {
        this.lookup = lookup;
        this.problems = problems;
    }

    Optional<String> text(String key) {
        return lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    Optional<URI> url(String key) {
        Optional<String> value = text(key);
        Optional<URI> url = value.flatMap(SettingValues::parseUrl);
        if (value.isPresent() && url.isEmpty()) {
            problems.add(SettingsMessages.notAUrl(key, value.get()));
        }
        return url;
    }

    static Optional<URI> parseUrl(String value) {
        try {
            URI url = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return http && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isOn(String key, boolean otherwise) {
        String value = text(key).orElse(String.valueOf(otherwise));
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                problems.add(SettingsMessages.notABoolean(key, value));
                yield otherwise;
            }
        };
    }

    int number(String key, int otherwise) {
        Optional<String> value = text(key);
        try {
            return value.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            problems.add(SettingsMessages.notANumber(key, value.orElse("")));
            return otherwise;
        }
    }

    int size(String key, int otherwise) {
        Optional<String> value = text(key);
        try {
            int size = value.map(Integer::parseInt).orElse(otherwise);
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // reported below, as a size that is not positive is
        }
        problems.add(SettingsMessages.notASize(key, value.orElse("")));
        return otherwise;
    }

    Duration duration(String key, Duration otherwise) {
        Optional<String> value = text(key);
        try {
            Duration duration = value.map(Duration::parse).orElse(otherwise);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // reported below, as a duration that is not positive is
        }
        problems.add(SettingsMessages.notADuration(key, value.orElse("")));
        return otherwise;
    }

    Duration durationOrZero(String key, Duration otherwise) {
        Optional<String> value = text(key);
        try {
            return value.map(Duration::parse).orElse(otherwise);
        } catch (DateTimeParseException e) {
            problems.add(SettingsMessages.notADurationOrZero(key, value.orElse("")));
            return otherwise;
        }
    }
}
