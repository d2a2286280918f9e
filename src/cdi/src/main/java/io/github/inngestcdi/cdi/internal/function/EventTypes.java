package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.EventNames;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.InngestEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Optional;

/** The types that wrap an event's data, and the event names of the types inside them. */
final class EventTypes {
    private EventTypes() {}

    /** {@return the class of {@code type} without type arguments; {@code Object} for a type variable} */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        return type instanceof ParameterizedType parameterized ? raw(parameterized.getRawType()) : Object.class;
    }

    /** {@return the {@code T} of {@code wrapper<T>}, {@code Object} if it is not given; empty if {@code type} is another type} */
    static Optional<Type> wrappedIn(Class<?> wrapper, Type type) {
        if (raw(type) != wrapper) {
            return Optional.empty();
        }
        if (type instanceof ParameterizedType parameterized) {
            var argument = parameterized.getActualTypeArguments()[0];
            return Optional.of(argument instanceof WildcardType ? Object.class : argument);
        }
        return Optional.of(Object.class);
    }

    /** {@return the {@code T} of {@code List<InngestEvent<T>>}; empty if {@code type} is another type} */
    static Optional<Type> inBatch(Type type) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class) {
            return wrappedIn(InngestEvent.class, parameterized.getActualTypeArguments()[0]);
        }
        return Optional.empty();
    }

    /** {@return whether only a run provides objects of {@code type}; steps are not included} */
    static boolean isGivenByTheRun(Type type) {
        return wrappedIn(FunctionContext.class, type).isPresent()
                || wrappedIn(InngestEvent.class, type).isPresent()
                || inBatch(type).isPresent();
    }

    static Optional<EventName> nameOf(Type type) {
        return EventNames.find(raw(type));
    }

    /** {@return whether JSON can be read as {@code type}: the type contains no type variable} */
    static boolean isKnown(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return List.of(parameterized.getActualTypeArguments()).stream().allMatch(EventTypes::isKnown);
        }
        return !(type instanceof TypeVariable<?>);
    }
}
