package io.github.inngestcdi.internal.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A generic class with other type arguments than the code gives it. Equal to the JDK's type of the same parts. */
public final class ResolvedType implements ParameterizedType {
    private final ParameterizedType written;
    private final List<Type> arguments;

    /** Gives {@code arguments} to the class of {@code written}. */
    public ResolvedType(ParameterizedType written, List<Type> arguments) {
        this.written = written;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return written.getRawType();
    }

    @Override
    public @Nullable Type getOwnerType() {
        return written.getOwnerType();
    }

    /** As {@link ParameterizedType} requires of every implementation. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterizedType type
                && getRawType().equals(type.getRawType())
                && Objects.equals(getOwnerType(), type.getOwnerType())
                && Arrays.equals(getActualTypeArguments(), type.getActualTypeArguments());
    }

    /** As the JDK's own type computes it. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(getActualTypeArguments())
                ^ Objects.hashCode(getOwnerType())
                ^ getRawType().hashCode();
    }

    @Override
    public String toString() {
        String raw = getRawType().getTypeName();
        return arguments.isEmpty()
                ? raw
                : arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", raw + "<", ">"));
    }
}
