package io.github.inngestcdi;

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
 * A function as the SDK knows it, wherever it was declared: its id, what starts it, its options and its code.
 *
 * @param <E> the type of the triggering event's data
 * @param <R> what the function returns
 * @param id unique within the app, without the app's id: {@code onboarding}
 * @param name for people; the id unless given
 * @param triggers what starts it, at most 10; none for a function that is only invoked
 * @param retries how often a failed step or body is tried again, 0 to 20; empty for the server's default of 4
 * @param options how the server starts, delays, combines and ends its runs
 * @param eventType what the event's data is read as
 * @param resultType what the result is, for callers that invoke the function by its class
 * @param body the code
 * @param middleware what is around its runs, inside of the app's; the first outermost
 * @param onFailure what runs after a run has failed for good
 * @param onCancel what runs after a run was cancelled
 * @param definedBy the class that {@link Step#invoke(String, Class, Object)} knows the function by
 * @param origin where it is declared, for messages: {@code com.acme.Onboarding.welcome}
 * @since 0.1
 */
public record FunctionDefinition<E, R extends @Nullable Object>(
        String id,
        String name,
        List<Trigger> triggers,
        OptionalInt retries,
        FunctionOptions options,
        Type eventType,
        Type resultType,
        DurableFunction<E, R> body,
        List<MiddlewareBinding> middleware,
        Optional<FailureHandler<E>> onFailure,
        Optional<CancelHandler<E>> onCancel,
        Optional<Class<?>> definedBy,
        String origin) {

    /** Copies the lists in. */
    public FunctionDefinition {
        triggers = List.copyOf(triggers);
        middleware = List.copyOf(middleware);
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

    /** {@return this function with {@code bindings} around its runs, the first outermost} */
    public FunctionDefinition<E, R> withMiddleware(List<MiddlewareBinding> bindings) {
        return new FunctionDefinition<>(
                id,
                name,
                triggers,
                retries,
                options,
                eventType,
                resultType,
                body,
                bindings,
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
            this.id = id;
            this.eventType = eventType;
            this.body = body;
            this.name = id;
            this.origin = "function '" + id + "'";
        }

        /** Names the function for people. */
        public Builder<E, R> name(String name) {
            this.name = name;
            return this;
        }

        /** Adds what starts the function. */
        public Builder<E, R> trigger(Trigger trigger) {
            triggers.add(trigger);
            return this;
        }

        /** Sets how often a failed step or body is tried again: 0 to 20. */
        public Builder<E, R> retries(int retries) {
            this.retries = OptionalInt.of(retries);
            return this;
        }

        /** Says how the server starts, delays, combines and ends the runs. */
        public Builder<E, R> options(FunctionOptions options) {
            this.options = options;
            return this;
        }

        /** Says what the result is. */
        public Builder<E, R> returning(Type resultType) {
            this.resultType = resultType;
            return this;
        }

        /** Puts {@code instances} around the function's runs, the first outermost. */
        public Builder<E, R> middleware(InngestMiddleware... instances) {
            return middleware(Stream.of(instances).map(MiddlewareBinding::new).toList());
        }

        /** Puts {@code bindings} around the function's runs, the first outermost. */
        public Builder<E, R> middleware(List<MiddlewareBinding> bindings) {
            this.middleware = bindings;
            return this;
        }

        /** Says what runs after a run has failed for good. */
        public Builder<E, R> onFailure(FailureHandler<E> handler) {
            this.onFailure = Optional.of(handler);
            return this;
        }

        /** Says what runs after a run was cancelled. */
        public Builder<E, R> onCancel(CancelHandler<E> handler) {
            this.onCancel = Optional.of(handler);
            return this;
        }

        /** Says which class {@link Step#invoke(String, Class, Object)} knows the function by. */
        public Builder<E, R> definedBy(Class<?> type) {
            this.definedBy = Optional.of(type);
            return this;
        }

        /** Says where the function is declared, for messages. */
        public Builder<E, R> origin(String origin) {
            this.origin = origin;
            return this;
        }

        /** {@return the function} */
        public FunctionDefinition<E, R> build() {
            return new FunctionDefinition<>(
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
    }
}
