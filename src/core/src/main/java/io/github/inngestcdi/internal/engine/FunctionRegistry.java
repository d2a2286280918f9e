package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.internal.CoreMessages;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions of one app, by the ids that the server calls them by. Immutable. */
public final class FunctionRegistry {
    private final Map<String, RegisteredFunction> bySlug = new LinkedHashMap<>();
    private final Map<Class<?>, MainFunction<?, ?>> byClass = new HashMap<>();

    private FunctionRegistry() {}

    /**
     * {@return the functions of the app {@code appId}}
     *
     * @throws IllegalArgumentException with every mistake, if there is one
     */
    public static FunctionRegistry of(String appId, Collection<? extends FunctionDefinition<?, ?>> functions) {
        List<String> problems = FunctionProblems.of(functions);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        FunctionRegistry registry = new FunctionRegistry();
        functions.forEach(function -> registry.add(appId, function));
        return registry;
    }

    private <E, R extends @Nullable Object> void add(String appId, FunctionDefinition<E, R> definition) {
        MainFunction<E, R> main = new MainFunction<>(appId + "-" + definition.id(), definition);
        bySlug.put(main.slug(), main);
        definition.definedBy().ifPresent(type -> byClass.put(type, main));
        definition
                .onFailure()
                .map(handler -> new FailureFunction<>(main, handler, definition.eventType()))
                .ifPresent(failure -> bySlug.put(failure.slug(), failure));
    }

    /** {@return the function that the server calls {@code slug}} */
    public Optional<RegisteredFunction> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** {@return all functions, as they were given, each followed by its failure function} */
    public List<RegisteredFunction> all() {
        return new ArrayList<>(bySlug.values());
    }

    /**
     * {@return the id and result type of the function that {@code type} defines}
     *
     * @throws IllegalArgumentException if it defines none
     */
    Target definedBy(Class<?> type) {
        MainFunction<?, ?> function = byClass.get(type);
        if (function == null) {
            throw CoreMessages.notAFunctionOfThisApp(type);
        }
        return new Target(function.slug(), function.definition().resultType());
    }

    record Target(String slug, Type resultType) {}
}
