package io.github.inngestcdi.cdi.internal.step;

import io.github.inngestcdi.internal.json.ResolvedType;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The return types of the methods of one bean class. It replaces the type variables of a generic superclass. */
final class ReturnTypes {
    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    /** Reads the type arguments that {@code type} gives to its superclasses and interfaces. */
    ReturnTypes(AnnotatedType<?> type) {
        for (var each : type.getTypeClosure()) {
            if (each instanceof ParameterizedType parent && parent.getRawType() instanceof Class<?> raw) {
                for (int i = 0; i < raw.getTypeParameters().length; i++) {
                    arguments.put(raw.getTypeParameters()[i], parent.getActualTypeArguments()[i]);
                }
            }
        }
    }

    /** {@return the return type of {@code method}} Open type variables stay; wildcards become their bounds. */
    Type of(Method method) {
        return resolved(method.getGenericReturnType());
    }

    private Type resolved(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return arguments.getOrDefault(variable, variable);
        }
        if (type instanceof WildcardType wildcard) {
            return resolved(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType generic) {
            var resolved = Arrays.stream(generic.getActualTypeArguments())
                    .map(this::resolved)
                    .toList();
            return new ResolvedType(generic, resolved);
        }
        return type instanceof GenericArrayType array ? arrayOf(resolved(array.getGenericComponentType())) : type;
    }

    private static Type arrayOf(Type component) {
        return component instanceof Class<?> type ? Array.newInstance(type, 0).getClass() : new ArrayOf(component);
    }

    private record ArrayOf(Type getGenericComponentType) implements GenericArrayType {
        @Override
        public String toString() {
            return getGenericComponentType.getTypeName() + "[]";
        }
    }
}
