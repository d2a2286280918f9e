package io.github.inngestcdi.internal.property;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/**
 * An answer of the app.
 *
 * @param ran the places in the program of the steps whose code ran meanwhile
 */
record Reply(int status, boolean noRetry, JsonValue body, List<String> ran) {
    private static final Set<String> DIFFERS = Set.of("timing", "stack");

    List<JsonObject> operations() {
        return status == 206 ? body.asJsonArray().getValuesAs(JsonObject.class) : List.of();
    }

    List<String> steps() {
        return operations().stream().map(operation -> operation.getString("id")).toList();
    }

    List<String> opcodes() {
        return operations().stream()
                .map(operation -> operation.getString("op") + " " + operation.getString("displayName", ""))
                .toList();
    }

    /** {@return the part of the answer that is the same for the same request} */
    List<Object> constant() {
        return List.of(status, noRetry, withoutTimes(body), ran);
    }

    private static JsonValue withoutTimes(JsonValue value) {
        if (value instanceof JsonArray array) {
            var copy = App.JSON.newArray();
            array.forEach(element -> copy.add(withoutTimes(element)));
            return copy.build();
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        var copy = App.JSON.newObject();
        object.forEach((key, member) -> {
            if (!DIFFERS.contains(key)) {
                copy.add(key, withoutTimes(member));
            }
        });
        return copy.build();
    }

    @Override
    public String toString() {
        if (status == 206) {
            return status + " " + opcodes();
        }
        return status + " "
                + (body instanceof JsonObject error && error.containsKey("message") ? error.get("message") : body);
    }
}
