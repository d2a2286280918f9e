package io.github.inngestcdi.internal.json;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record with type arguments, {@code Envelope<Order>}. Yasson cannot read one, as it does not resolve the type variables of a
 * constructor's parameters. This class reads a requested record, a list of them, and the records inside of it; it does not
 * read one that is part of another class. Of JSON Binding's annotations on components it applies {@link JsonbProperty}.
 */
final class GenericRecord {
    private final ParameterizedType type;
    private final Class<?> raw;

    private GenericRecord(ParameterizedType type, Class<?> raw) {
        this.type = type;
        this.raw = raw;
    }

    /** {@return {@code type} as one; empty if it is something else, or has a creator of its own} */
    static Optional<GenericRecord> of(Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getRawType() instanceof Class<?> raw
                        && raw.isRecord()
                        && !hasCreator(raw)
                ? Optional.of(new GenericRecord(parameterized, raw))
                : Optional.empty();
    }

    /** {@return the generic record that {@code type} is a list of; empty if it is something else} */
    static Optional<GenericRecord> ofElements(Type type) {
        return type instanceof ParameterizedType parameterized && isList(parameterized.getRawType())
                ? of(parameterized.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private static boolean isList(Type raw) {
        return raw == List.class || raw == Collection.class || raw == Iterable.class;
    }

    private static boolean hasCreator(Class<?> raw) {
        var ways = Stream.concat(Arrays.stream(raw.getConstructors()), Arrays.stream(raw.getMethods()));
        return ways.anyMatch(way -> way.isAnnotationPresent(JsonbCreator.class));
    }

    /**
     * {@return the record}
     *
     * @param members of the JSON object
     * @param reader reads a member as the type of its component
     */
    Object read(Map<String, RawJson> members, BiFunction<String, Type, @Nullable Object> reader) {
        var components = raw.getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            var member = members.get(name(components[i]));
            var expected = new TypeArguments(type).resolve(components[i].getGenericType());
            values[i] = member == null || member.isNull()
                    ? absent(components[i].getType())
                    : reader.apply(member.toString(), expected);
        }
        return create(components, values);
    }

    private static String name(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    private static @Nullable Object absent(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private Object create(RecordComponent[] components, Object[] values) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = raw.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
