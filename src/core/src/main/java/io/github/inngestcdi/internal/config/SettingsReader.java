package io.github.inngestcdi.internal.config;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the settings of an app from any source of named properties, and collects every mistake in them. */
public final class SettingsReader {
    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern SIGNING_KEY = Pattern.compile("(signkey-\\w+-)?([0-9a-fA-F]{2})+");

    private final SettingValues values;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SettingsReader(Function<String, Optional<String>> lookup) {
        this.values = new SettingValues(lookup, problems);
    }

    /**
     * The outcome of reading.
     *
     * @param settings the settings; empty if there is a problem
     * @param problems every mistake that keeps the app from running, each as a message
     * @param warnings settings that have no effect, or whose absence matters later
     */
    public record Reading(Optional<InngestSettings> settings, List<String> problems, List<String> warnings) {}

    /**
     * {@return the settings of an app, or the problems with them}
     *
     * @param lookup gives the value of a key, if it has one
     * @param names the names of all properties, to find misspelt ones
     */
    public static Reading read(Function<String, Optional<String>> lookup, Iterable<String> names) {
        var reader = new SettingsReader(lookup);
        var settings = reader.settings();
        reader.warnOfUnknown(names);
        return new Reading(
                reader.problems.isEmpty() ? Optional.of(settings) : Optional.empty(),
                List.copyOf(reader.problems),
                List.copyOf(reader.warnings));
    }

    private InngestSettings settings() {
        var settings = InngestSettings.builder(appId());
        var standard = settings.build();
        var dev = dev();
        settings.dev(dev.on);
        values.text("inngest.event-key").map(Secret::new).ifPresent(settings::eventKey);
        signingKey("inngest.signing-key").ifPresent(settings::signingKey);
        if (!dev.on && !values.isSet("inngest.signing-key")) {
            problems.add(SettingsMessages.signingKeyMissing());
        }
        if (!dev.on && !values.isSet("inngest.event-key")) {
            warnings.add(SettingsMessages.eventKeyMissing());
        }
        values.text("inngest.transport")
                .filter(transport -> !transport.equals("serve"))
                .ifPresent(transport -> problems.add(SettingsMessages.transportUnknown(transport)));
        var baseUrl = values.url("inngest.base-url").or(dev::origin);
        values.url("inngest.serve-origin").ifPresent(settings::serveOrigin);
        boolean unauthedSync = values.isOn("inngest.enable-unauthed-sync", standard.unauthedSync());
        settings.unauthedSync(unauthedSync);
        if (!dev.on && unauthedSync && !values.isSet("inngest.serve-origin")) {
            problems.add(SettingsMessages.unauthedSyncWithoutOrigin());
        }
        values.text("inngest.app-version").ifPresent(settings::appVersion);
        signingKey("inngest.signing-key-fallback").ifPresent(settings::signingKeyFallback);
        values.text("inngest.env").or(() -> HostPlatform.branch(values)).ifPresent(settings::env);
        values.url("inngest.api-base-url").or(() -> baseUrl).ifPresent(settings::apiBaseUrl);
        values.url("inngest.event-api-base-url").or(() -> baseUrl).ifPresent(settings::eventApiBaseUrl);
        values.path("inngest.serve-path").ifPresent(settings::servePath);
        settings.maxBodySize(values.size("inngest.max-body-size", standard.maxBodySize()));
        settings.requestTimeout(values.duration("inngest.request-timeout", standard.requestTimeout()));
        settings.checkpointing(checkpointing());
        settings.streaming(values.isOn("inngest.streaming", standard.streaming()));
        settings.inBandSync(values.isOn("inngest.allow-in-band-sync", standard.inBandSync()));
        HostPlatform.name(values).ifPresent(settings::platform);
        return settings.build();
    }

    private String appId() {
        var appId = values.text("inngest.app-id");
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

    /** Dev mode, and the origin of the server if the setting gives one in place of {@code true}. */
    private record Dev(boolean on, Optional<URI> origin) {}

    private Dev dev() {
        var value = values.text("inngest.dev").orElse(values.isSet("inngest.dev") ? "true" : "false");
        return switch (value) {
            case "true", "1" -> new Dev(true, Optional.empty());
            case "false", "0" -> new Dev(false, Optional.empty());
            default -> new Dev(true, values.url("inngest.dev", value, SettingsMessages::notADev));
        };
    }

    private Optional<Secret> signingKey(String key) {
        var value = values.text(key);
        if (value.isPresent() && !SIGNING_KEY.matcher(value.get()).matches()) {
            problems.add(SettingsMessages.signingKeyMalformed(key));
        }
        return value.map(Secret::new);
    }

    private Checkpointing checkpointing() {
        var standard = Checkpointing.standard();
        boolean enabled = values.isOn("inngest.checkpointing", standard.enabled());
        int steps = values.number("inngest.checkpointing.buffered-steps", standard.bufferedSteps());
        var interval = values.durationOrZero("inngest.checkpointing.max-interval", standard.maxInterval());
        var runtime = values.durationOrZero("inngest.checkpointing.max-runtime", standard.maxRuntime());
        try {
            return standard.withEnabled(enabled)
                    .withBufferedSteps(steps)
                    .withMaxInterval(interval)
                    .withMaxRuntime(runtime);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return Checkpointing.off();
        }
    }

    private void warnOfUnknown(Iterable<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(all::add);
        for (var name : all) {
            if (KnownKeys.isMistaken(name) && !KnownKeys.repeatsVariable(name, all)) {
                warnings.add(SettingsMessages.unknownKey(name, KnownKeys.nearest(name)));
            }
        }
    }
}
