package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.definition.FunctionProblems;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
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

    private final MiddlewareChain middleware;

    private FunctionRegistry(MiddlewareChain middleware) {
        this.middleware = middleware;
    }

    /**
     * {@return the functions of the app {@code appId}}
     *
     * @throws IllegalArgumentException with every mistake, if there is one
     */
    public static FunctionRegistry of(String appId, Collection<? extends FunctionDefinition<?, ?>> functions) {
        return of(appId, functions, MiddlewareChain.none());
    }

    /**
     * {@return the functions of the app {@code appId}, each with {@code middleware} around it and in that its own}
     *
     * @throws IllegalArgumentException with every mistake, if there is one
     */
    public static FunctionRegistry of(
            String appId, Collection<? extends FunctionDefinition<?, ?>> functions, MiddlewareChain middleware) {
        var problems = FunctionProblems.of(functions);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        var registry = new FunctionRegistry(middleware);
        middleware.all().forEach(each -> each.onRegister(Optional.empty()));
        functions.forEach(function -> registry.add(appId, function, middleware));
        return registry;
    }

    private <E, R extends @Nullable Object> void add(
            String appId, FunctionDefinition<E, R> definition, MiddlewareChain app) {
        var slug = appId + "-" + definition.id();
        definition.middleware().forEach(binding -> binding.middleware().onRegister(Optional.of(slug)));
        var main = new MainFunction<>(slug, definition, app.then(definition.middleware()));
        bySlug.put(main.slug(), main);
        definition.definedBy().ifPresent(type -> byClass.put(type, main));
        definition
                .onFailure()
                .map(handler -> AfterRunFunction.onFailure(main, handler))
                .ifPresent(this::add);
        definition
                .onCancel()
                .map(handler -> AfterRunFunction.onCancel(main, handler))
                .ifPresent(this::add);
    }

    private void add(AfterRunFunction<?> function) {
        bySlug.put(function.slug(), function);
    }

    /** {@return the function with the id {@code slug}} */
    public Optional<RegisteredFunction> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** {@return the middleware around all functions} */
    public MiddlewareChain middleware() {
        return middleware;
    }

    /** {@return all functions in their order, each followed by those that run after its failure and its cancellation} */
    public List<RegisteredFunction> all() {
        return new ArrayList<>(bySlug.values());
    }

    /**
     * {@return the id and result type of the function that {@code type} defines}
     *
     * @throws IllegalArgumentException if {@code type} does not define a function of this app
     */
    Target definedBy(Class<?> type) {
        MainFunction<?, ?> function = byClass.get(type);
        if (function == null) {
            throw CoreMessages.notAFunctionOfThisApp(type);
        }
        return new Target(function.slug(), function.definition().resultType(), function.isDeferred());
    }

    record Target(String slug, Type resultType, boolean deferred) {}
}
