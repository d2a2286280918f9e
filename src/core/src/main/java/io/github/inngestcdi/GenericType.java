package io.github.inngestcdi;

import io.github.inngestcdi.internal.ApiMessages;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A type with its type arguments, for results that a {@code Class} cannot name: {@code new
 * GenericType<List<Quote>>() {}}.
 *
 * @param <T> the type
 * @since 0.1
 */
public abstract class GenericType<T> {
    private final Type type;

    /**
     * Reads the type argument of the anonymous subclass.
     *
     * @throws IllegalStateException if the subclass names no type argument
     */
    protected GenericType() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized)
                || parameterized.getRawType() != GenericType.class) {
            throw ApiMessages.typeArgumentMissing(getClass());
        }
        type = parameterized.getActualTypeArguments()[0];
    }

    private GenericType(Type type) {
        this.type = type;
    }

    /**
     * {@return {@code type} as a generic type, for a type that is known at run time only, such as one read by
     * reflection}
     */
    public static GenericType<?> of(Type type) {
        return new Known<>(type);
    }

    /** {@return the type with its arguments} */
    public final Type type() {
        return type;
    }

    @Override
    public final String toString() {
        return type.getTypeName();
    }

    private static final class Known<T> extends GenericType<T> {
        Known(Type type) {
            super(type);
        }
    }
}
