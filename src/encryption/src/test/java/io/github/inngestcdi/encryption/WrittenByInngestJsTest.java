package io.github.inngestcdi.encryption;

import static io.github.inngestcdi.encryption.TestRun.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values recorded from {@code @inngest/middleware-encryption} 2.0.0, for machines without Node.js. */
class WrittenByInngestJsTest {
    static List<JsonObject> recorded() throws Exception {
        try (var file = Objects.requireNonNull(
                        WrittenByInngestJsTest.class.getResourceAsStream("/written-by-inngest-js.json"));
                var reader = Json.createReader(file)) {
            return reader.readArray().getValuesAs(JsonValue::asJsonObject);
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isRead(JsonObject each) throws Exception {
        var middleware = new EncryptionMiddleware(EncryptionOptions.of(new Secret("\ufeff key of 2026\n")));

        var read = middleware.wrapStep(step("run"), () -> each.get("encrypted"));

        assertThat(read).isEqualTo(each.get("value"));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isReadInItsLegacyFormByTheKeyThatFits(JsonObject each) throws Exception {
        var middleware = new EncryptionMiddleware(EncryptionOptions.of(new Secret("another key"))
                .withFallbackDecryptionKeys(new Secret("key of 2026"), new Secret("a third")));

        var read = middleware.wrapStep(step("run"), () -> each.get("legacy"));

        assertThat(read).isEqualTo(each.get("value"));
    }
}
