package io.github.inngestcdi.cdi.internal.step;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

/** The reasons why a type cannot be the result of a step. */
enum ResultProblem {
    /** Its values are promises, sources or handles, which cannot be stored as JSON. */
    NOT_CARRIED,
    /** It does not determine the type that the JSON is read as. */
    UNKNOWN;

    private static final List<Class<?>> NOT_JSON = List.of(
            CompletionStage.class,
            Future.class,
            Flow.Publisher.class,
            Iterator.class,
            AutoCloseable.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    static Optional<ResultProblem> of(Type type) {
        return type == Object.class ? Optional.of(UNKNOWN) : within(type);
    }

    private static Optional<ResultProblem> within(Type type) {
        if (type instanceof TypeVariable<?>) {
            return Optional.of(UNKNOWN);
        }
        if (type instanceof GenericArrayType array) {
            return within(array.getGenericComponentType());
        }
        if (type instanceof ParameterizedType generic) {
            return notCarried(generic.getRawType())
                    .or(() -> Arrays.stream(generic.getActualTypeArguments())
                            .flatMap(argument -> within(argument).stream())
                            .findFirst());
        }
        return notCarried(type)
                .or(() -> ((Class<?>) type).getTypeParameters().length == 0 ? Optional.empty() : Optional.of(UNKNOWN));
    }

    private static Optional<ResultProblem> notCarried(Type raw) {
        return NOT_JSON.stream().anyMatch(refused -> refused.isAssignableFrom((Class<?>) raw))
                ? Optional.of(NOT_CARRIED)
                : Optional.empty();
    }
}
