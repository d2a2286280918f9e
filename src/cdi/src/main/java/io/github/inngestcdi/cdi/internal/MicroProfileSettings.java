package io.github.inngestcdi.cdi.internal;

import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.config.SettingsReader.Reading;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings through MicroProfile Config, if the server has it. */
final class MicroProfileSettings {
    private MicroProfileSettings() {}

    /** {@return the settings, or the problems in them} */
    static Reading read() {
        Config config;
        try {
            config = ConfigProvider.getConfig();
        } catch (LinkageError | ServiceConfigurationError | IllegalStateException noConfig) {
            return new Reading(Optional.empty(), List.of(CdiMessages.noMicroProfileConfig(noConfig)), List.of());
        }
        return SettingsReader.read(name -> config.getOptionalValue(name, String.class), config.getPropertyNames());
    }

    /** {@return the settings among {@code names} whose value is not {@code false}} */
    static Set<String> switchedOn(Set<String> names) {
        Config config;
        try {
            config = ConfigProvider.getConfig();
        } catch (LinkageError | ServiceConfigurationError | IllegalStateException noConfig) {
            return names;
        }
        return names.stream()
                .filter(name -> config.getOptionalValue(name, String.class)
                        .filter("false"::equalsIgnoreCase)
                        .isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
