package io.github.inngestcdi.internal.json;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds numbers that the server would change: it writes every number as a {@code double} (RFC 8785, 3.2.2.3). */
public final class JsonNumbers {
    private JsonNumbers() {}

    /** {@return a number in {@code value} that a {@code double} cannot hold; empty if there is none} */
    public static Optional<JsonNumber> lostIn(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return isLost(number) ? Optional.of(number) : Optional.empty();
        }
        return parts(value).stream()
                .map(JsonNumbers::lostIn)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Collection<JsonValue> parts(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.values();
        }
        return value.getValueType() == JsonValue.ValueType.ARRAY ? value.asJsonArray() : List.of();
    }

    private static boolean isLost(JsonNumber number) {
        var exact = number.bigDecimalValue();
        double carried = exact.doubleValue();
        return Double.isInfinite(carried) || BigDecimal.valueOf(carried).compareTo(exact) != 0;
    }
}
