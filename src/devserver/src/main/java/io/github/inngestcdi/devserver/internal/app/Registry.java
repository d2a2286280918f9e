package io.github.inngestcdi.devserver.internal.app;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The apps and their functions, in the order they came. Not thread-safe. */
public final class Registry {
    private final Map<String, App> apps = new LinkedHashMap<>();

    public void put(App app) {
        apps.put(app.name(), app);
    }

    public Optional<App> app(String name) {
        return Optional.ofNullable(apps.get(name));
    }

    public Collection<App> apps() {
        return List.copyOf(apps.values());
    }

    public List<FunctionConfig> functions() {
        return apps.values().stream().flatMap(app -> app.functions().stream()).toList();
    }

    /** {@return the function of this slug or UUID} */
    public Optional<FunctionConfig> function(String reference) {
        return apps.values().stream()
                .flatMap(app -> app.functions().stream())
                .filter(f -> f.slug().equals(reference) || f.id().toString().equals(reference))
                .findFirst();
    }
}
