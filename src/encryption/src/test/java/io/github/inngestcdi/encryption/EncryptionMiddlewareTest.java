package io.github.inngestcdi.encryption;

import static io.github.inngestcdi.encryption.TestRun.run;
import static io.github.inngestcdi.encryption.TestRun.step;
import static io.github.inngestcdi.encryption.Values.object;
import static io.github.inngestcdi.encryption.Values.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.client.EventPreparer;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.json.ObjectData;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionMiddlewareTest {
    private static final JsonObject CARD = object("{\"card\":\"4242\"}");

    private final EncryptionOptions options = EncryptionOptions.of(new Secret("the-key"));
    private final EncryptionMiddleware middleware = new EncryptionMiddleware(options);

    private static EncryptionMiddleware withKey(String key) {
        return new EncryptionMiddleware(EncryptionOptions.of(new Secret(key)));
    }

    private JsonObject encrypted(JsonValue plain) throws Exception {
        return middleware.wrapStepHandler(step("run"), () -> plain).asJsonObject();
    }

    private static JsonObject eventWith(JsonValue field) {
        return Json.createObjectBuilder()
                .add("name", "shop/paid")
                .add("data", Json.createObjectBuilder().add("encrypted", field).add("id", 7))
                .build();
    }

    private static JsonObject failureOf(JsonObject event) {
        return Json.createObjectBuilder()
                .add("name", "inngest/function.failed")
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("function_id", "shop-pay")
                                .add("event", event)
                                .add("events", Json.createArrayBuilder().add(event)))
                .build();
    }

    @Test
    void encryptsTheResultOfAStepAndDecryptsItForTheCode() throws Exception {
        var stored = encrypted(CARD);

        var read = middleware.wrapStep(step("run"), () -> stored);

        assertThat(stored.toString()).contains("__ENCRYPTED__").doesNotContain("card", "4242", "the-key");
        assertThat(read).isEqualTo(CARD);
    }

    @Test
    void encryptsTheSameValueDifferentlyEachTime() throws Exception {
        assertThat(encrypted(CARD)).isNotEqualTo(encrypted(CARD));
    }

    @Test
    void leavesNullAndPlainValuesUnchanged() throws Exception {
        var result = middleware.wrapStepHandler(step("run"), () -> JsonValue.NULL);
        var output = middleware.wrapFunctionHandler(run(), () -> JsonValue.NULL);
        var read = middleware.wrapStep(step("run"), () -> CARD);

        assertThat(result).isEqualTo(JsonValue.NULL);
        assertThat(output).isEqualTo(JsonValue.NULL);
        assertThat(read).isEqualTo(CARD);
    }

    @Test
    void encryptsTheNamedFieldOfAnEventAndNothingElseOfIt() {
        var event = eventWith(CARD);

        var sent = middleware
                .transformSendEvent(List.of(new OutgoingEvent(null, event)))
                .get(0)
                .json();

        assertThat(sent.toString()).doesNotContain("4242");
        assertThat(sent.getJsonObject("data").get("id")).isEqualTo(value("7"));
        assertThat(sent.get("name")).isEqualTo(event.get("name"));
        assertThat(middleware.transformFunctionInput(run(), List.of(sent))).containsExactly(event);
    }

    @Test
    void encryptsAnEventWhenItIsPreparedSoThatAStoreKeepsNoPlainText() {
        var data = new ObjectData(
                new JsonPlatform(),
                new JsonbMapper(),
                (event, value, cause) -> cause,
                (event, value) -> new IllegalArgumentException(event));
        var preparer = new EventPreparer(
                new JsonPlatform(),
                data,
                MiddlewareChain.of(List.of(new MiddlewareBinding(middleware))),
                Clock.systemUTC());

        var prepared = preparer.prepare(InngestEvent.of("shop/paid", Map.of("encrypted", Map.of("card", "4242"))));

        var stored = new JsonPlatform().object(prepared.json());
        assertThat(stored.toString()).contains("__ENCRYPTED__").doesNotContain("4242");
        assertThat(middleware.transformFunctionInput(run(), List.of(stored)))
                .singleElement()
                .satisfies(read ->
                        assertThat(read.getJsonObject("data").get("encrypted")).isEqualTo(CARD));
    }

    @Test
    void decryptsAnEventThatAStepWaitedFor() throws Exception {
        var event = eventWith(encrypted(CARD));

        var read = middleware.wrapStep(step("waitForEvent"), () -> event);

        assertThat(read).isEqualTo(eventWith(CARD));
    }

    @Test
    void encryptsTheInputOfInvokeAlone() {
        var data = object("{\"encrypted\":1}");

        var invoked = middleware.transformStepInput(step("invoke"), List.of(data));
        var run = middleware.transformStepInput(step("run"), List.of(data));

        assertThat(invoked.get(0).asJsonObject().getJsonObject("encrypted")).containsKey("__STRATEGY__");
        assertThat(run).containsExactly(data);
    }

    @Test
    void onlyDecryptsWithTheOptionDecryptOnly() throws Exception {
        var stored = encrypted(CARD);
        var reader = new EncryptionMiddleware(options.withDecryptOnly());

        assertThat(reader.wrapStep(step("run"), () -> stored)).isEqualTo(CARD);
        assertThat(reader.wrapStepHandler(step("run"), () -> CARD)).isEqualTo(CARD);
        assertThat(reader.wrapFunctionHandler(run(), () -> CARD)).isEqualTo(CARD);
        assertThat(reader.transformStepInput(step("invoke"), List.of(eventWith(CARD))))
                .containsExactly(eventWith(CARD));
        assertThat(reader.transformSendEvent(List.of(new OutgoingEvent(null, eventWith(CARD)))))
                .extracting(OutgoingEvent::json)
                .containsExactly(eventWith(CARD));
    }

    @Test
    void readsOldValuesWhileKeysAreRotatedAndWritesWithTheNewKey() throws Exception {
        var old = encrypted(CARD);
        var rotated = new EncryptionMiddleware(
                EncryptionOptions.of(new Secret("next-key")).withFallbackDecryptionKeys(new Secret("the-key")));

        var written = rotated.wrapStepHandler(step("run"), () -> CARD);

        assertThat(rotated.wrapStep(step("run"), () -> old)).isEqualTo(CARD);
        assertThat(withKey("next-key").wrapStep(step("run"), () -> written)).isEqualTo(CARD);
    }

    @Test
    void namesTheStepThatNeedsAnotherKeyWithoutShowingKeyOrValue() throws Exception {
        var stored = encrypted(CARD);

        assertThatThrownBy(() -> withKey("wrong-key").wrapStep(step("run"), () -> stored))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageStartingWith("INNGEST-02003")
                .hasMessageContainingAll("'charge'", "'shop-pay'", "fallback decryption keys")
                .message()
                .doesNotContain("wrong-key", "the-key", stored.getString("data"));
    }

    @Test
    void namesTheFieldAndTheEventThatNeedAnotherKey() throws Exception {
        var event = eventWith(encrypted(CARD));

        assertThatThrownBy(() -> withKey("wrong-key").transformFunctionInput(run(), List.of(event)))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageStartingWith("INNGEST-02003")
                .hasMessageContainingAll("'encrypted'", "'shop/paid'", "'shop-pay'");
    }

    @Test
    void refusesAValueThatWasChanged() throws Exception {
        var stored = encrypted(CARD);
        var data = Base64.getDecoder().decode(stored.getString("data"));
        data[data.length - 1] ^= 1;
        var changed = Json.createObjectBuilder(stored)
                .add("data", Base64.getEncoder().encodeToString(data))
                .build();

        assertThatThrownBy(() -> middleware.wrapStep(step("run"), () -> changed))
                .hasMessageStartingWith("INNGEST-02003");
    }

    @Test
    void refusesAnUnknownStrategy() {
        var foreign = object("{\"__ENCRYPTED__\":true,\"__STRATEGY__\":\"acme/kms\",\"data\":\"AAAA\"}");

        assertThatThrownBy(() -> middleware.wrapStep(step("run"), () -> foreign))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageStartingWith("INNGEST-02004")
                .hasMessageContainingAll("'acme/kms'", "'inngest/libsodium'", "'charge'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"__ENCRYPTED__\":true}",
                "{\"__ENCRYPTED__\":true,\"__STRATEGY__\":\"inngest/libsodium\",\"data\":7}",
                "{\"__ENCRYPTED__\":true,\"__STRATEGY__\":\"inngest/libsodium\",\"data\":\"not base64!\"}",
                "{\"__ENCRYPTED__\":true,\"__STRATEGY__\":\"inngest/libsodium\",\"data\":\"AAAA\"}",
                "{\"__ENCRYPTED__\":true,\"data\":\"AAAA\"}",
                "{\"__ENCRYPTED__\":true,\"data\":\"U2FsdGVkX18z4w6uBaxFog==\"}",
                "{\"__ENCRYPTED__\":true,\"data\":\"U2FsdGVkX18z4w6uBaxFogAA\"}"
            })
    void refusesAMalformedValue(String malformed) {
        assertThatThrownBy(() -> middleware.wrapStep(step("run"), () -> value(malformed)))
                .isInstanceOf(NonRetriableException.class)
                .hasMessageStartingWith("INNGEST-02005")
                .hasMessageContainingAll("'charge'", "'shop-pay'");
    }

    @Test
    void decryptsTheEventOfARunThatFailed() throws Exception {
        var failed = failureOf(eventWith(encrypted(CARD)));

        var read = middleware.transformFunctionInput(run(), List.of(failed));

        assertThat(read).containsExactly(failureOf(eventWith(CARD)));
    }

    @Test
    void letsTheFailureHandlerRunIfTheRunFailedWithoutTheKey() throws Exception {
        var failed = failureOf(eventWith(encrypted(CARD)));

        var read = withKey("wrong-key").transformFunctionInput(run(), List.of(failed));

        assertThat(read).containsExactly(failed);
    }

    @Test
    void encryptsOnceAndWarnsOnceIfItWasAddedTwice() throws Exception {
        var second = new EncryptionMiddleware(options);
        var once = encrypted(CARD);

        try (var log = new LogRecords()) {
            var result = second.wrapStepHandler(step("run"), () -> once);
            var output = second.wrapFunctionHandler(run(), () -> once);
            var read = middleware.wrapStep(step("run"), () -> second.wrapStep(step("run"), () -> result));

            assertThat(result).isEqualTo(output).isEqualTo(once);
            assertThat(read).isEqualTo(CARD);
            assertThat(log.messages()).singleElement().asString().startsWith("INNGEST-02006");
        }
    }

    @Test
    void returnsAValueThatOnlyLooksEncryptedUnchanged() throws Exception {
        var lookalike =
                withKey("wrong-key").wrapStepHandler(step("run"), () -> CARD).asJsonObject();

        var stored = encrypted(lookalike);

        assertThat(middleware.wrapStep(step("run"), () -> stored)).isEqualTo(lookalike);
    }

    @Test
    void doesNotEncryptTheMemoizedInputOfAStepAgain() {
        var memoized = new StepInfo(run(), "call", 0, "hash", "invoke", "call", true);

        assertThat(middleware.transformStepInput(memoized, List.of(eventWith(CARD))))
                .containsExactly(eventWith(CARD));
    }

    @Test
    void passesOnTheErrorThatEndsTheBody() {
        var interrupt = new Error("not for you");

        assertThatThrownBy(() -> middleware.wrapStep(step("run"), () -> {
                    throw interrupt;
                }))
                .isSameAs(interrupt);
    }

    @Test
    void refusesBlankKeysAndFields() {
        assertThatThrownBy(() -> EncryptionOptions.of(new Secret(" "))).hasMessageStartingWith("INNGEST-02000");
        assertThatThrownBy(() -> options.withFallbackDecryptionKeys(new Secret("")))
                .hasMessageStartingWith("INNGEST-02001");
        assertThatThrownBy(() -> options.withEventEncryptionField(" ")).hasMessageStartingWith("INNGEST-02002");
    }

    @Test
    void showsNoKey() {
        assertThat(options.withFallbackDecryptionKeys(new Secret("old-key")))
                .hasToString("EncryptionOptions[key=***, fallbackDecryptionKeys=[***], decryptOnly=false, "
                        + "eventEncryptionField=encrypted]");
    }
}
