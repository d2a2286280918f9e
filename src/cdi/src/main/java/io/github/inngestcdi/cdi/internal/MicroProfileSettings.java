package io.github.inngestcdi.cdi.internal;

import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.config.SettingsReader.Reading;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings through MicroProfile Config, where the server has it. */
final class MicroProfileSettings {
    private MicroProfileSettings() {}

    /** {@return the settings, or what is wrong with them} */
    static Reading read() {
        try {
            Config config = ConfigProvider.getConfig();
            return SettingsReader.read(name -> config.getOptionalValue(name, String.class), config.getPropertyNames());
        } catch (NoClassDefFoundError | IllegalStateException noConfig) {
            return new Reading(Optional.empty(), List.of(CdiMessages.noMicroProfileConfig(noConfig)), List.of());
        }
    }
}
