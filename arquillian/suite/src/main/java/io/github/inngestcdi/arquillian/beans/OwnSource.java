package io.github.inngestcdi.arquillian.beans;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The application's own source of settings, which takes precedence over its file. */
public class OwnSource implements ConfigSource {
    /** The app's id in this source; the file contains another one. */
    public static final String APP_ID = "from-own-source";

    private static final Map<String, String> SETTINGS = Map.of("inngest.app-id", APP_ID);

    @Override
    public Set<String> getPropertyNames() {
        return SETTINGS.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return SETTINGS.get(name);
    }

    @Override
    public int getOrdinal() {
        return 500;
    }

    @Override
    public String getName() {
        return "own source";
    }
}
