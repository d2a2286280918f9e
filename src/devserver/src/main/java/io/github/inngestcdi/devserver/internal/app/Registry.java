package io.github.inngestcdi.devserver.internal.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The apps and their functions, in the order in which they registered first. Guarded by the engine's lock. */
public final class Registry implements Apps {
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final Map<String, FunctionConfig> byReference = new HashMap<>();
    private List<FunctionConfig> functions = List.of();

    public void put(App app) {
        apps.put(app.name(), app);
        functions =
                apps.values().stream().flatMap(one -> one.functions().stream()).toList();
        byReference.clear();
        for (var function : functions) {
            byReference.putIfAbsent(function.slug(), function);
            byReference.putIfAbsent(function.id().toString(), function);
        }
    }

    @Override
    public Optional<App> app(String name) {
        return Optional.ofNullable(apps.get(name));
    }

    @Override
    public Collection<App> apps() {
        return List.copyOf(apps.values());
    }

    @Override
    public List<FunctionConfig> functions() {
        return functions;
    }

    @Override
    public Optional<FunctionConfig> function(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }
}
