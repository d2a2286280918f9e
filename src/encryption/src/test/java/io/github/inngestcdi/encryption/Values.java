package io.github.inngestcdi.encryption;

import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** JSON values of all kinds, which JavaScript and Java write in the same way. */
final class Values {
    private static final JsonPlatform JSON = new JsonPlatform();

    private Values() {}

    static JsonValue value(String text) {
        return JSON.value(text);
    }

    static JsonObject object(String text) {
        return JSON.object(text);
    }

    static List<JsonValue> ofAllKinds() {
        var large = "ü日🙂 ".repeat(100_000);
        return List.of(
                value("true"),
                value("false"),
                value("0"),
                value("-7"),
                value("0.1"),
                value("9007199254740991"),
                value("1e+21"),
                value("\"\""),
                value("\"text\""),
                value("\"\\u0000 \\\" \\\\ / \\u2028 \\ud83d\\ude42 Grüße 日本\""),
                value("[]"),
                value("{}"),
                value("[null,[[]],{\"a\":[1,{\"b\":null}]}]"),
                value("{\"__proto\":1,\"\":2,\"card\":{\"number\":\"4242\",\"valid\":true}}"),
                value("{\"data\":\"looks\",\"__ENCRYPTED__\":false}"),
                value("\"" + large + "\""));
    }
}
