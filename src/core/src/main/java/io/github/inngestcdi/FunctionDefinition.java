package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function as the SDK knows it, wherever it was declared: its id, what starts it, its options and its code. Immutable.
 *
 * @param <E> the type of the triggering event's data
 * @param <R> what the function returns
 * @since 0.1
 */
public final class FunctionDefinition<E, R extends @Nullable Object> extends Value {
    private final String id;
    private final String name;
    private final List<Trigger> triggers;
    private final OptionalInt retries;
    private final FunctionOptions options;
    private final Type eventType;
    private final Type resultType;
    private final DurableFunction<E, R> body;
    private final List<MiddlewareBinding> middleware;
    private final Optional<FailureHandler<E>> onFailure;
    private final Optional<CancelHandler<E>> onCancel;
    private final Optional<Class<?>> definedBy;
    private final String origin;

    private FunctionDefinition(Builder<E, R> builder) {
        this.id = builder.id;
        this.name = builder.name;
        this.triggers = List.copyOf(builder.triggers);
        this.retries = builder.retries;
        this.options = builder.options;
        this.eventType = builder.eventType;
        this.resultType = builder.resultType;
        this.body = builder.body;
        this.middleware = List.copyOf(builder.middleware);
        this.onFailure = builder.onFailure;
        this.onCancel = builder.onCancel;
        this.definedBy = builder.definedBy;
        this.origin = builder.origin;
    }

    /**
     * {@return a builder of the function {@code id}}
     *
     * @param eventType what the event's data is read as
     * @param body the code
     */
    public static <E, R extends @Nullable Object> Builder<E, R> builder(
            String id, Type eventType, DurableFunction<E, R> body) {
        return new Builder<>(id, eventType, body);
    }

    /** {@return a builder that begins with this function} */
    public Builder<E, R> toBuilder() {
        var builder = new Builder<>(id, eventType, body);
        builder.name = name;
        builder.triggers.addAll(triggers);
        builder.retries = retries;
        builder.options = options;
        builder.resultType = resultType;
        builder.middleware = middleware;
        builder.onFailure = onFailure;
        builder.onCancel = onCancel;
        builder.definedBy = definedBy;
        builder.origin = origin;
        return builder;
    }

    /** {@return this function with {@code bindings} around its runs, the first outermost} */
    public FunctionDefinition<E, R> withMiddleware(List<MiddlewareBinding> bindings) {
        return toBuilder().middleware(bindings).build();
    }

    /** {@return the id, unique within the app and without the app's id: {@code onboarding}} */
    public String id() {
        return id;
    }

    /** {@return the name that people see} */
    public String name() {
        return name;
    }

    /** {@return what starts the function, at most 10; empty for a function that is only invoked} */
    public List<Trigger> triggers() {
        return triggers;
    }

    /** {@return how often a failed step or body is tried again, 0 to 20; empty for the server's default of 4} */
    public OptionalInt retries() {
        return retries;
    }

    /** {@return how the server starts, delays, combines and ends the runs} */
    public FunctionOptions options() {
        return options;
    }

    /** {@return the type that the event's data is read as} */
    public Type eventType() {
        return eventType;
    }

    /** {@return the type of the result, for callers that invoke the function by its class} */
    public Type resultType() {
        return resultType;
    }

    /** {@return the code} */
    public DurableFunction<E, R> body() {
        return body;
    }

    /** {@return the middleware around the function's runs, inside of the app's; the first outermost} */
    public List<MiddlewareBinding> middleware() {
        return middleware;
    }

    /** {@return the code that runs after a run has failed for good} */
    public Optional<FailureHandler<E>> onFailure() {
        return onFailure;
    }

    /** {@return the code that runs after a run was cancelled} */
    public Optional<CancelHandler<E>> onCancel() {
        return onCancel;
    }

    /** {@return the class that {@link Step#invoke(String, Class, Object)} knows the function by} */
    public Optional<Class<?>> definedBy() {
        return definedBy;
    }

    /** {@return where the function is declared, for messages: {@code com.acme.Onboarding.welcome}} */
    public String origin() {
        return origin;
    }

    @Override
    List<?> parts() {
        return List.of(
                id,
                name,
                triggers,
                retries,
                options,
                eventType,
                resultType,
                body,
                middleware,
                onFailure,
                onCancel,
                definedBy,
                origin);
    }

    /** Collects what a function is; checks nothing, so that a deployment can report every mistake at once. */
    public static final class Builder<E, R extends @Nullable Object> {
        private final String id;
        private final Type eventType;
        private final DurableFunction<E, R> body;
        private final List<Trigger> triggers = new ArrayList<>();
        private String name;
        private OptionalInt retries = OptionalInt.empty();
        private FunctionOptions options = FunctionOptions.none();
        private Type resultType = Object.class;
        private List<MiddlewareBinding> middleware = List.of();
        private Optional<FailureHandler<E>> onFailure = Optional.empty();
        private Optional<CancelHandler<E>> onCancel = Optional.empty();
        private Optional<Class<?>> definedBy = Optional.empty();
        private String origin;

        private Builder(String id, Type eventType, DurableFunction<E, R> body) {
            this.id = requireNonNull(id, "id");
            this.eventType = requireNonNull(eventType, "eventType");
            this.body = requireNonNull(body, "body");
            this.name = id;
            this.origin = "function '" + id + "'";
        }

        /** Names the function for people. */
        public Builder<E, R> name(String name) {
            this.name = requireNonNull(name, "name");
            return this;
        }

        /** Adds what starts the function. */
        public Builder<E, R> trigger(Trigger trigger) {
            triggers.add(requireNonNull(trigger, "trigger"));
            return this;
        }

        /** Sets how often a failed step or body is tried again: 0 to 20. */
        public Builder<E, R> retries(int retries) {
            this.retries = OptionalInt.of(retries);
            return this;
        }

        /** Sets how the server starts, delays, combines and ends the runs. */
        public Builder<E, R> options(FunctionOptions options) {
            this.options = requireNonNull(options, "options");
            return this;
        }

        /** Sets the type of the result. */
        public Builder<E, R> resultType(Type resultType) {
            this.resultType = requireNonNull(resultType, "resultType");
            return this;
        }

        /** Puts {@code instances} around the function's runs, the first outermost. */
        public Builder<E, R> middleware(InngestMiddleware... instances) {
            return middleware(Stream.of(instances).map(MiddlewareBinding::new).toList());
        }

        /** Puts {@code bindings} around the function's runs, the first outermost. */
        public Builder<E, R> middleware(List<MiddlewareBinding> bindings) {
            this.middleware = List.copyOf(bindings);
            return this;
        }

        /** Sets what runs after a run has failed for good. */
        public Builder<E, R> onFailure(FailureHandler<E> handler) {
            this.onFailure = Optional.of(handler);
            return this;
        }

        /** Sets what runs after a run was cancelled. */
        public Builder<E, R> onCancel(CancelHandler<E> handler) {
            this.onCancel = Optional.of(handler);
            return this;
        }

        /** Sets the class that {@link Step#invoke(String, Class, Object)} knows the function by. */
        public Builder<E, R> definedBy(Class<?> type) {
            this.definedBy = Optional.of(type);
            return this;
        }

        /** Sets where the function is declared, for messages. */
        public Builder<E, R> origin(String origin) {
            this.origin = requireNonNull(origin, "origin");
            return this;
        }

        /** {@return the function} */
        public FunctionDefinition<E, R> build() {
            return new FunctionDefinition<>(this);
        }
    }
}
