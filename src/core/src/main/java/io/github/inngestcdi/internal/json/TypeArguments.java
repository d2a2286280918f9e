package io.github.inngestcdi.internal.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;

/** The types that replace the type variables of a class in one use of it. */
record TypeArguments(ParameterizedType use) {
    /** {@return {@code type}, which the class mentions, with its variables replaced} */
    Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return argument(variable);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType generic) {
            var arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(this::resolve)
                    .toList();
            return new ResolvedType(generic, arguments);
        }
        return type;
    }

    private Type argument(TypeVariable<?> variable) {
        List<?> variables = Arrays.asList(((Class<?>) use.getRawType()).getTypeParameters());
        int index = variables.indexOf(variable);
        return index < 0 ? Object.class : use.getActualTypeArguments()[index];
    }
}
