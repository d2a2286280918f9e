package io.github.inngestcdi.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    private final JsonPlatform json = new JsonPlatform();

    @Test
    void cutsMembersOutUnchanged() {
        var text = " { \"a\" : {\"x\": [1, {}]} ,\"b\":[ ],\"c\":\"} \\\" \\\\\", \"d\":-1.5e3,\"e\":null}\n";

        assertThat(members(text))
                .containsExactly(
                        Map.entry("a", "{\"x\": [1, {}]}"),
                        Map.entry("b", "[ ]"),
                        Map.entry("c", "\"} \\\" \\\\\""),
                        Map.entry("d", "-1.5e3"),
                        Map.entry("e", "null"));
    }

    @Test
    void readsEscapesInNamesAndStrings() {
        assertThat(members("{\"\\u0064ata\\n\":1}")).containsOnlyKeys("data\n");
        assertThat(json.cursor("\"a\\\"\\u00e9\"").string()).isEqualTo("a\"é");
    }

    @Test
    void readsEveryFormOfANumber() {
        assertThat(json.cursor("1795303006954").longNumber(0)).isEqualTo(1795303006954L);
        assertThat(json.cursor("1.795303006954e12").longNumber(0)).isEqualTo(1795303006954L);
        assertThat(json.cursor("3").number(0)).isEqualTo(3);
        assertThat(json.cursor("1e999999999").number(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(json.cursor("\"3\"").number(7)).isEqualTo(7);
    }

    @Test
    void cutsTheValuesThatThePlatformReads() {
        var random = new Random(42);

        for (int i = 0; i < 2000; i++) {
            var value = anyValue(random, 4);
            var raw = json.cursor("[" + value + "]").raw();
            var elements = elements("[" + value + " , " + value + "]");

            assertThat(json.value(raw.toString())).isEqualTo(json.value("[" + value + "]"));
            assertThat(elements)
                    .hasSize(2)
                    .allSatisfy(element ->
                            assertThat(json.value(element.toString())).isEqualTo(json.value(value)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{1:1}",
                "[1",
                "[1,]",
                "[1 2]",
                "[1}",
                "{\"a\":]",
                "\"a",
                "\"a\\\"",
                "tru",
                "nul",
                "x",
                "\u00a01"
            })
    void refusesTextThatIsNotJson(String text) {
        assertThatThrownBy(() -> json.cursor(text).raw()).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> members("{\"a\":[" + text)).isInstanceOf(JsonException.class);
    }

    @Test
    void readsAValueWithoutTheSurroundingText() throws IOException {
        var read = new StringWriter();

        var value = elements("[ {\"a\":\"é\"} , 2]").get(0);
        value.reader().transferTo(read);

        assertThat(read).hasToString("{\"a\":\"é\"}");
        assertThat(value.reader().read()).isEqualTo('{');
    }

    @Test
    void refusesMoreThanOneValue() {
        var cursor = json.cursor("{} {}");
        cursor.ignore();

        assertThatThrownBy(cursor::end).isInstanceOf(JsonException.class).hasMessageContaining("character 3");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        var deep = "[".repeat(100_000);

        assertThatThrownBy(() -> json.cursor(deep).raw())
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("1000 levels");
    }

    private Map<String, String> members(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        var cursor = json.cursor(text);
        assertThat(cursor.enterObject()).isTrue();
        cursor.members(key -> members.put(key, cursor.raw().toString()));
        cursor.end();
        return members;
    }

    private List<RawJson> elements(String text) {
        List<RawJson> elements = new ArrayList<>();
        var cursor = json.cursor(text);
        cursor.elements(() -> elements.add(cursor.raw()));
        cursor.end();
        return elements;
    }

    private static String anyValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> Integer.toString(random.nextInt());
            case 3 -> Double.toString(random.nextGaussian() * 1e-9);
            case 4, 5 -> anyString(random);
            case 6 -> several(random, depth, "[", "]", "");
            default -> several(random, depth, "{", "}", ":");
        };
    }

    private static String several(Random random, int depth, String open, String close, String colon) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var name = colon.isEmpty() ? "" : "\"%d\"%s".formatted(i, colon);
            parts.add(" ".repeat(random.nextInt(2))
                    + name
                    + "\n".repeat(random.nextInt(2))
                    + anyValue(random, depth - 1));
        }
        return open + String.join("\t,", parts) + close;
    }

    private static String anyString(Random random) {
        var parts = List.of("a", "{", "}", "[", ",", ":", "\\\\", "\\\"", "\\u00e9", "é", "😀", "\\n", " ");
        var string = new StringBuilder("\"");
        for (int i = random.nextInt(6); i > 0; i--) {
            string.append(parts.get(random.nextInt(parts.size())));
        }
        return string.append('"').toString();
    }
}
