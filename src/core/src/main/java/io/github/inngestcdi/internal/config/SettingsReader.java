package io.github.inngestcdi.internal.config;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the settings of an app from whatever knows properties by name, and collects every mistake in them. */
public final class SettingsReader {
    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern SIGNING_KEY = Pattern.compile("(signkey-\\w+-)?([0-9a-fA-F]{2})+");
    private static final int DEFAULT_MAX_BODY_SIZE = 8 * 1024 * 1024;
    private static final URI CLOUD_API = URI.create("https://api.inngest.com");
    private static final URI CLOUD_EVENT_API = URI.create("https://inn.gs");
    private static final URI DEV_SERVER = URI.create("http://localhost:8288");

    private final Function<String, Optional<String>> lookup;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SettingsReader(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /**
     * What was read.
     *
     * @param settings the settings; empty if there is a problem
     * @param problems every mistake that the app cannot run with, each as a whole message
     * @param warnings what has no effect or will be missed later
     */
    public record Reading(Optional<InngestSettings> settings, List<String> problems, List<String> warnings) {}

    /**
     * {@return the settings}
     *
     * @param lookup gives the value of a key, if it has one
     * @param names the names of all properties there are, to find misspelt ones
     */
    public static Reading read(Function<String, Optional<String>> lookup, Iterable<String> names) {
        SettingsReader reader = new SettingsReader(lookup);
        InngestSettings settings = reader.settings();
        reader.warnOfUnknown(names);
        return new Reading(
                reader.problems.isEmpty() ? Optional.of(settings) : Optional.empty(),
                List.copyOf(reader.problems),
                List.copyOf(reader.warnings));
    }

    private InngestSettings settings() {
        String appId = appId();
        Dev dev = dev();
        Optional<Secret> eventKey = text("inngest.event-key").map(Secret::new);
        Optional<Secret> signingKey = signingKey("inngest.signing-key");
        if (!dev.on && signingKey.isEmpty()) {
            problems.add(SettingsMessages.signingKeyMissing());
        }
        if (!dev.on && eventKey.isEmpty()) {
            warnings.add(SettingsMessages.eventKeyMissing());
        }
        text("inngest.transport")
                .filter(transport -> !transport.equals("serve"))
                .ifPresent(transport -> problems.add(SettingsMessages.transportUnknown(transport)));
        Optional<URI> baseUrl = url("inngest.base-url").or(dev::origin);
        Optional<URI> serveOrigin = url("inngest.serve-origin");
        boolean unauthedSync = isOn("inngest.enable-unauthed-sync");
        if (!dev.on && unauthedSync && text("inngest.serve-origin").isEmpty()) {
            problems.add(SettingsMessages.unauthedSyncWithoutOrigin());
        }
        return new InngestSettings(
                appId,
                text("inngest.app-version"),
                dev.on,
                eventKey,
                signingKey,
                signingKey("inngest.signing-key-fallback"),
                text("inngest.env"),
                url("inngest.api-base-url").or(() -> baseUrl).orElse(dev.on ? DEV_SERVER : CLOUD_API),
                url("inngest.event-api-base-url").or(() -> baseUrl).orElse(dev.on ? DEV_SERVER : CLOUD_EVENT_API),
                serveOrigin,
                text("inngest.serve-path"),
                unauthedSync,
                size("inngest.max-body-size", DEFAULT_MAX_BODY_SIZE),
                duration("inngest.request-timeout", Duration.ofSeconds(10)));
    }

    private Optional<String> text(String key) {
        return lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String appId() {
        Optional<String> appId = text("inngest.app-id");
        if (appId.isEmpty()) {
            problems.add(SettingsMessages.appIdMissing());
            return "";
        }
        if (!APP_ID.matcher(appId.get()).matches()) {
            problems.add(SettingsMessages.appIdMalformed(appId.get()));
        }
        return appId.get();
    }

    /** Dev mode, and the server's origin if it was given in place of {@code true}. */
    private record Dev(boolean on, Optional<URI> origin) {}

    private Dev dev() {
        String value = text("inngest.dev").orElse("false");
        return switch (value) {
            case "true", "1" -> new Dev(true, Optional.empty());
            case "false", "0" -> new Dev(false, Optional.empty());
            default -> {
                Optional<URI> origin = parseUrl(value);
                if (origin.isEmpty()) {
                    problems.add(SettingsMessages.notADev(value));
                }
                yield new Dev(true, origin);
            }
        };
    }

    private Optional<Secret> signingKey(String key) {
        Optional<String> value = text(key);
        if (value.isPresent() && !SIGNING_KEY.matcher(value.get()).matches()) {
            problems.add(SettingsMessages.signingKeyMalformed(key));
        }
        return value.map(Secret::new);
    }

    private Optional<URI> url(String key) {
        Optional<String> value = text(key);
        Optional<URI> url = value.flatMap(SettingsReader::parseUrl);
        if (value.isPresent() && url.isEmpty()) {
            problems.add(SettingsMessages.notAUrl(key, value.get()));
        }
        return url;
    }

    private static Optional<URI> parseUrl(String value) {
        try {
            URI url = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return http && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isOn(String key) {
        String value = text(key).orElse("false");
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                problems.add(SettingsMessages.notABoolean(key, value));
                yield false;
            }
        };
    }

    private int size(String key, int otherwise) {
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

    private Duration duration(String key, Duration otherwise) {
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

    private void warnOfUnknown(Iterable<String> names) {
        for (String name : names) {
            if (KnownKeys.isMistaken(name)) {
                warnings.add(SettingsMessages.unknownKey(name, KnownKeys.nearest(name)));
            }
        }
    }
}
