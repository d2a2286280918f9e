package io.github.inngestcdi.internal.config;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final SettingValues values;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SettingsReader(Function<String, Optional<String>> lookup) {
        this.values = new SettingValues(lookup, problems);
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
        Optional<Secret> eventKey = values.text("inngest.event-key").map(Secret::new);
        Optional<Secret> signingKey = signingKey("inngest.signing-key");
        if (!dev.on && !values.isSet("inngest.signing-key")) {
            problems.add(SettingsMessages.signingKeyMissing());
        }
        if (!dev.on && !values.isSet("inngest.event-key")) {
            warnings.add(SettingsMessages.eventKeyMissing());
        }
        values.text("inngest.transport")
                .filter(transport -> !transport.equals("serve"))
                .ifPresent(transport -> problems.add(SettingsMessages.transportUnknown(transport)));
        Optional<URI> baseUrl = values.url("inngest.base-url").or(dev::origin);
        Optional<URI> serveOrigin = values.url("inngest.serve-origin");
        boolean unauthedSync = values.isOn("inngest.enable-unauthed-sync", false);
        if (!dev.on && unauthedSync && !values.isSet("inngest.serve-origin")) {
            problems.add(SettingsMessages.unauthedSyncWithoutOrigin());
        }
        return new InngestSettings(
                appId,
                values.text("inngest.app-version"),
                dev.on,
                eventKey,
                signingKey,
                signingKey("inngest.signing-key-fallback"),
                values.text("inngest.env").or(() -> HostPlatform.branch(values)),
                values.url("inngest.api-base-url").or(() -> baseUrl).orElse(dev.on ? DEV_SERVER : CLOUD_API),
                values.url("inngest.event-api-base-url")
                        .or(() -> baseUrl)
                        .orElse(dev.on ? DEV_SERVER : CLOUD_EVENT_API),
                serveOrigin,
                values.path("inngest.serve-path"),
                unauthedSync,
                values.size("inngest.max-body-size", DEFAULT_MAX_BODY_SIZE),
                values.duration("inngest.request-timeout", Duration.ofSeconds(10)),
                checkpointing(),
                values.isOn("inngest.streaming", false),
                values.isOn("inngest.allow-in-band-sync", true),
                HostPlatform.name(values));
    }

    private String appId() {
        Optional<String> appId = values.text("inngest.app-id");
        if (appId.isEmpty()) {
            if (!values.isSet("inngest.app-id")) {
                problems.add(SettingsMessages.appIdMissing());
            }
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
        String value = values.text("inngest.dev").orElse(values.isSet("inngest.dev") ? "true" : "false");
        return switch (value) {
            case "true", "1" -> new Dev(true, Optional.empty());
            case "false", "0" -> new Dev(false, Optional.empty());
            default -> new Dev(true, values.url("inngest.dev", value, SettingsMessages::notADev));
        };
    }

    private Optional<Secret> signingKey(String key) {
        Optional<String> value = values.text(key);
        if (value.isPresent() && !SIGNING_KEY.matcher(value.get()).matches()) {
            problems.add(SettingsMessages.signingKeyMalformed(key));
        }
        return value.map(Secret::new);
    }

    private Checkpointing checkpointing() {
        Checkpointing standard = Checkpointing.standard();
        boolean enabled = values.isOn("inngest.checkpointing", standard.enabled());
        int steps = values.number("inngest.checkpointing.buffered-steps", standard.bufferedSteps());
        Duration interval = values.durationOrZero("inngest.checkpointing.max-interval", standard.maxInterval());
        Duration runtime = values.durationOrZero("inngest.checkpointing.max-runtime", standard.maxRuntime());
        try {
            return new Checkpointing(enabled, steps, interval, runtime);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return Checkpointing.off();
        }
    }

    private void warnOfUnknown(Iterable<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(all::add);
        for (String name : all) {
            if (KnownKeys.isMistaken(name) && !KnownKeys.isVariableOnceMore(name, all)) {
                warnings.add(SettingsMessages.unknownKey(name, KnownKeys.nearest(name)));
            }
        }
    }
}
