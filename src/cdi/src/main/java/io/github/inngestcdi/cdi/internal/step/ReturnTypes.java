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
import java.util.List;
import java.util.Map;

/** What the methods of one bean class return: the variables of a generic superclass as the class has set them. */
final class ReturnTypes {
    private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

    /** Reads the arguments that {@code type} gives to those it extends and implements. */
    ReturnTypes(AnnotatedType<?> type) {
        for (Type each : type.getTypeClosure()) {
            if (each instanceof ParameterizedType parent && parent.getRawType() instanceof Class<?> raw) {
                for (int i = 0; i < raw.getTypeParameters().length; i++) {
                    arguments.put(raw.getTypeParameters()[i], parent.getActualTypeArguments()[i]);
                }
            }
        }
    }

    /** {@return what {@code method} returns; with variables where the class leaves them open, and bounds for wildcards} */
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
            List<Type> resolved = Arrays.stream(generic.getActualTypeArguments())
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
