package io.github.inngestcdi.internal.property;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values of every JSON type, as code returns them, and their canonical form after a round trip. */
final class JsonValues {
    private JsonValues() {}

    static Arbitrary<Object> any() {
        return value(2);
    }

    private static Arbitrary<Object> value(int depth) {
        var scalar = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().map(Object.class::cast)),
                Tuple.of(3, text().map(Object.class::cast)),
                Tuple.of(1, Arbitraries.of(true, false).map(Object.class::cast)),
                Tuple.of(1, Arbitraries.longs().between(-(1L << 53), 1L << 53).map(Object.class::cast)),
                Tuple.of(
                        1, Arbitraries.doubles().between(-1e20, 1e20).ofScale(4).map(Object.class::cast)),
                Tuple.of(1, parcel(1).map(Object.class::cast)));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<Object> list =
                value(depth - 1).injectNull(0.1).list().ofMaxSize(3).map(ArrayList::new);
        Arbitrary<Object> map =
                Arbitraries.maps(text(), value(depth - 1)).ofMaxSize(3).map(TreeMap::new);
        return Arbitraries.frequencyOf(Tuple.of(4, scalar), Tuple.of(1, list), Tuple.of(1, map));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("", "x", "data", "error", "ä漢\u2028", "\ud83d\ude80", "\"\\/\n\u0001", "1", "null");
    }

    private static Arbitrary<Parcel> parcel(int depth) {
        Arbitrary<List<Parcel>> parts = depth == 0
                ? Arbitraries.just(List.of())
                : parcel(depth - 1).list().ofMaxSize(2);
        return Combinators.combine(
                        text(),
                        Arbitraries.integers(),
                        Arbitraries.doubles().between(0, 1000).ofScale(2).injectNull(0.3),
                        parts)
                .as(Parcel::new);
    }

    /** {@return {@code value} in a form that is equal for all texts of the same JSON} */
    static Object canonical(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue().stripTrailingZeros();
        }
        if (value instanceof JsonString text) {
            return List.of("text", text.getString());
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(JsonValues::canonical).toList();
        }
        if (value instanceof JsonObject object) {
            Map<String, Object> members = new TreeMap<>();
            object.forEach((key, member) -> members.put(key, canonical(member)));
            return members;
        }
        return value.toString();
    }
}
