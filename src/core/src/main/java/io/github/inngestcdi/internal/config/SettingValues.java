package io.github.inngestcdi.internal.config;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads one setting at a time as a type; reports a value that does not fit as a problem, and takes the default instead. */
final class SettingValues {
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})*)+");

    private final Function<String, Optional<String>> lookup;
    private final List<String> problems;
    private final Set<String> unreadable = new HashSet<>();

    SettingValues(Function<String, Optional<String>> lookup, List<String> problems) {
        this.lookup = lookup;
        this.problems = problems;
    }

    /** {@return the value of {@code key}; a value that cannot be read is reported as a problem} */
    Optional<String> text(String key) {
        try {
            return lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
        } catch (RuntimeException e) {
            if (unreadable.add(key)) {
                problems.add(SettingsMessages.unreadable(key, String.valueOf(e.getMessage())));
            }
            return Optional.empty();
        }
    }

    /** {@return whether {@code key} is set, even to a value that cannot be read} */
    boolean isSet(String key) {
        return text(key).isPresent() || unreadable.contains(key);
    }

    Optional<URI> url(String key) {
        return text(key).flatMap(value -> url(key, value, SettingsMessages::notAUrl));
    }

    /** {@return {@code value} as a base URL; empty, with the problem that {@code mistake} describes, if it is not one} */
    Optional<URI> url(String key, String value, BinaryOperator<String> mistake) {
        var url = parseUrl(value);
        if (url.isEmpty()) {
            problems.add(mistake.apply(key, USER_INFO.matcher(value).replaceFirst("//***@")));
        } else if (url.get().getRawUserInfo() != null) {
            problems.add(SettingsMessages.userInfoInUrl(key));
        }
        return url;
    }

    private static Optional<URI> parseUrl(String value) {
        try {
            var url = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean base = url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null;
            return http && base ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return the value of {@code key} as the path of a URL, beginning with a slash} */
    Optional<String> path(String key) {
        var path = text(key).map(value -> value.startsWith("/") ? value : "/" + value);
        path.filter(value -> !PATH.matcher(value).matches())
                .ifPresent(value ->
                        problems.add(SettingsMessages.notAPath(key, text(key).orElse(""))));
        return path;
    }

    boolean isOn(String key, boolean otherwise) {
        var value = text(key).orElse(String.valueOf(otherwise));
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
        return parsed(key, otherwise, Integer::valueOf, number -> true, SettingsMessages::notANumber);
    }

    int size(String key, int otherwise) {
        return parsed(key, otherwise, Integer::valueOf, size -> size > 0, SettingsMessages::notASize);
    }

    Duration duration(String key, Duration otherwise) {
        return parsed(
                key,
                otherwise,
                Duration::parse,
                duration -> !duration.isNegative() && !duration.isZero(),
                SettingsMessages::notADuration);
    }

    Duration durationOrZero(String key, Duration otherwise) {
        return parsed(key, otherwise, Duration::parse, duration -> true, SettingsMessages::notADurationOrZero);
    }

    private <T> T parsed(
            String key, T otherwise, Function<String, T> parser, Predicate<T> fits, BinaryOperator<String> problem) {
        var value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            var parsed = parser.apply(value.get());
            if (fits.test(parsed)) {
                return parsed;
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            // reported as a problem below, like a value that does not fit
        }
        problems.add(problem.apply(key, value.get()));
        return otherwise;
    }
}
