package io.github.inngestcdi.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectDataTest {
    private final ObjectData data = new ObjectData(
            new JsonPlatform(),
            new JsonbMapper(),
            (owner, value, cause) -> new IllegalArgumentException("not written: " + owner, cause),
            (owner, value) -> new IllegalArgumentException(owner + " has a " + value.getClass()));

    public record Order(String id) {}

    public record Broken(Map<String, String> entries) {
        public String getName() {
            return entries.get(null);
        }
    }

    @Test
    void writesRecordsAndMaps() {
        assertThat(data.of("a/b", new Order("7")).getString("id")).isEqualTo("7");
        assertThat(data.of("a/b", Map.of("id", "7")).getString("id")).isEqualTo("7");
    }

    @Test
    void writesNoDataAsAnEmptyObject() {
        assertThat(data.of("a/b", null)).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    }

    @Test
    void refusesJsonOfAnotherKind() {
        assertThatThrownBy(() -> data.of("a/b", "text")).hasMessage("a/b has a class java.lang.String");
        assertThatThrownBy(() -> data.of("a/b", List.of(Map.of()))).hasMessageStartingWith("a/b has a class");
    }

    @Test
    void refusesDataThatJsonCannotCarry() {
        assertThatThrownBy(() -> data.of("a/b", new Broken(Map.of())))
                .hasMessage("not written: a/b")
                .hasCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void refusesInvalidJsonOfAMapper() {
        var careless = new ObjectData(
                new JsonPlatform(),
                new JsonMapper() {
                    @Override
                    public String toJson(Object value) {
                        return "{careless";
                    }

                    @Override
                    public Object fromJson(String json, Type type) {
                        throw new UnsupportedOperationException();
                    }
                },
                (owner, value, cause) -> new IllegalArgumentException("not written: " + owner, cause),
                (owner, value) -> new IllegalArgumentException(owner));

        assertThatThrownBy(() -> careless.of("a/b", new Order("7"))).hasMessage("not written: a/b");
    }
}
