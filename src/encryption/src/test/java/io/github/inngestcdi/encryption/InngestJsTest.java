package io.github.inngestcdi.encryption;

import static io.github.inngestcdi.encryption.TestRun.run;
import static io.github.inngestcdi.encryption.TestRun.step;
import static io.github.inngestcdi.encryption.Values.object;
import static io.github.inngestcdi.encryption.Values.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.Secret;
import io.github.inngestcdi.middleware.OutgoingEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exchanges values between this middleware and {@code @inngest/middleware-encryption} from npm. */
class InngestJsTest {
    private static final String KEY = "{\"key\":\"  the key of 2026 – ü \\n\"}";

    private static NodePeer peer;

    private final EncryptionOptions options = EncryptionOptions.of(new Secret("  the key of 2026 – ü \n"));
    private final EncryptionMiddleware middleware = new EncryptionMiddleware(options);

    @BeforeAll
    static void install() {
        peer = NodePeer.installed();
    }

    private static JsonObject request(String hook, String options, JsonValue value) {
        return Json.createObjectBuilder()
                .add("hook", hook)
                .add("options", object(options))
                .add("value", value)
                .build();
    }

    private static JsonObject ask(String hook, String options, JsonValue value) {
        return peer.answers(List.of(request(hook, options, value))).get(0);
    }

    private static List<JsonValue> ask(String hook, List<JsonValue> values) {
        return peer
                .answers(values.stream().map(each -> request(hook, KEY, each)).toList())
                .stream()
                .map(answer -> answer.get("value"))
                .toList();
    }

    @Test
    void readsTheResultsThatInngestJsHasWritten() throws Exception {
        var written = ask("wrapStepHandler", Values.ofAllKinds());

        List<JsonValue> read = new ArrayList<>();
        for (var each : written) {
            read.add(middleware.wrapStep(step("run"), () -> each));
        }

        assertThat(read).isEqualTo(Values.ofAllKinds());
    }

    @Test
    void writesResultsThatInngestJsReads() throws Exception {
        List<JsonValue> written = new ArrayList<>();
        for (var each : Values.ofAllKinds()) {
            written.add(middleware.wrapStepHandler(step("run"), () -> each));
        }

        var read = ask("wrapStep", written);

        assertThat(read).isEqualTo(Values.ofAllKinds());
    }

    @Test
    void writesTheSameFieldsAsInngestJs() throws Exception {
        var theirs = ask("wrapStepHandler", List.of(value("1"))).get(0).asJsonObject();

        var ours = middleware.wrapStepHandler(step("run"), () -> value("1")).asJsonObject();

        assertThat(ours.keySet()).containsExactlyElementsOf(theirs.keySet());
        assertThat(ours.get("__ENCRYPTED__")).isEqualTo(theirs.get("__ENCRYPTED__"));
        assertThat(ours.get("__STRATEGY__")).isEqualTo(theirs.get("__STRATEGY__"));
        assertThat(ours.getString("data")).hasSameSizeAs(theirs.getString("data"));
    }

    @Test
    void leavesNullUnchangedAsInngestJsDoes() throws Exception {
        var theirs = ask("wrapFunctionHandler", List.of(JsonValue.NULL)).get(0);

        var ours = middleware.wrapFunctionHandler(run(), () -> JsonValue.NULL);

        assertThat(ours).isEqualTo(theirs).isEqualTo(JsonValue.NULL);
    }

    @Test
    void readsTheOutputOfAFunctionThatWasInvoked() throws Exception {
        var output = ask("wrapFunctionHandler", List.of(value("{\"n\":42}"))).get(0);

        var read = middleware.wrapStep(step("invoke"), () -> output);

        assertThat(read).isEqualTo(value("{\"n\":42}"));
    }

    @Test
    void readsTheEventsThatInngestJsHasSent() {
        var event = object("{\"name\":\"shop/paid\",\"data\":{\"encrypted\":{\"card\":\"4242\"},\"id\":7}}");
        var sent = ask("transformSendEvent", List.of(event)).get(0).asJsonObject();

        var read = middleware.transformFunctionInput(run(), List.of(sent));

        assertThat(sent.getJsonObject("data").getJsonObject("encrypted")).containsKey("__ENCRYPTED__");
        assertThat(read).containsExactly(event);
    }

    @Test
    void sendsEventsThatInngestJsReads() {
        var event = object("{\"name\":\"shop/paid\",\"data\":{\"encrypted\":null,\"id\":7}}");
        var sent = middleware
                .transformSendEvent(List.of(new OutgoingEvent(null, event)))
                .get(0)
                .json();

        var read = ask("transformFunctionInput", List.of(sent));

        assertThat(sent.getJsonObject("data").getJsonObject("encrypted")).containsKey("__ENCRYPTED__");
        assertThat(read).isEqualTo(List.of(event));
    }

    @Test
    void encryptsTheDataOfInvokeAsInngestJsDoes() {
        var data = object("{\"encrypted\":[1,2],\"plain\":3}");
        var theirs = ask("transformStepInput", List.of(data)).get(0).asJsonObject();

        var ours = middleware
                .transformStepInput(step("invoke"), List.of(data))
                .get(0)
                .asJsonObject();

        assertThat(theirs.getJsonObject("encrypted")).containsKey("__ENCRYPTED__");
        assertThat(ours.getJsonObject("encrypted")).containsKey("__ENCRYPTED__");
        assertThat(ours.get("plain")).isEqualTo(theirs.get("plain")).isEqualTo(data.get("plain"));
    }

    @Test
    void encryptsAFieldOfAnotherNameAsInngestJsDoes() {
        var event = object("{\"name\":\"shop/paid\",\"data\":{\"encrypted\":1,\"secret\":2}}");
        var named = new EncryptionMiddleware(options.withEventEncryptionField("secret"));
        var ours = named.transformSendEvent(List.of(new OutgoingEvent(null, event)))
                .get(0)
                .json();
        var theirs = ask("transformSendEvent", "{\"key\":\"k\",\"eventEncryptionField\":\"secret\"}", event)
                .getJsonObject("value");

        var read = ask("transformFunctionInput", List.of(ours));

        assertThat(read).isEqualTo(List.of(event));
        assertThat(theirs.getJsonObject("data").get("encrypted"))
                .isEqualTo(ours.getJsonObject("data").get("encrypted"))
                .isEqualTo(value("1"));
    }

    @Test
    void readsWithAFallbackKeyInBothDirections() throws Exception {
        var rotated = new EncryptionMiddleware(EncryptionOptions.of(new Secret("new"))
                .withFallbackDecryptionKeys(new Secret("older"), new Secret("old")));
        var theirs =
                ask("wrapStepHandler", "{\"key\":\"old\"}", value("\"theirs\"")).get("value");
        var ours = new EncryptionMiddleware(EncryptionOptions.of(new Secret("old")))
                .wrapStepHandler(step("run"), () -> value("\"ours\""));

        var readByUs = rotated.wrapStep(step("run"), () -> theirs);
        var readByThem = ask("wrapStep", "{\"key\":\"new\",\"fallbackDecryptionKeys\":[\"older\",\"old\"]}", ours);

        assertThat(readByUs).isEqualTo(value("\"theirs\""));
        assertThat(readByThem.get("value")).isEqualTo(value("\"ours\""));
    }

    @Test
    void refusesAnotherKeyInBothDirections() throws Exception {
        var theirs = ask("wrapStepHandler", "{\"key\":\"other\"}", value("1")).get("value");
        var ours = middleware.wrapStepHandler(step("run"), () -> value("1"));

        var readByThem = ask("wrapStep", "{\"key\":\"other\"}", ours);

        assertThat(readByThem).containsKey("error");
        assertThatThrownBy(() -> middleware.wrapStep(step("run"), () -> theirs))
                .hasMessageStartingWith("INNGEST-02003");
    }

    @Test
    void readsTheLegacyFormThatInngestJsHasWritten() throws Exception {
        var written = ask("legacy", Values.ofAllKinds());

        List<JsonValue> read = new ArrayList<>();
        for (var each : written) {
            read.add(middleware.wrapStep(step("run"), () -> each));
        }

        assertThat(written.get(0).asJsonObject()).doesNotContainKey("__STRATEGY__");
        assertThat(read).isEqualTo(Values.ofAllKinds());
    }

    @Test
    void isReadIfTheMiddlewareWasAddedTwice() throws Exception {
        var second = new EncryptionMiddleware(options);
        var ours = second.wrapStepHandler(step("run"), () -> middleware.wrapStepHandler(step("run"), () -> value("1")));
        var theirs = ask("wrapStepHandler", ask("wrapStepHandler", List.of(value("2"))))
                .get(0);

        var readByThem = ask("wrapStep", List.of(ours)).get(0);
        var readByUs = middleware.wrapStep(step("run"), () -> second.wrapStep(step("run"), () -> theirs));

        assertThat(readByThem).isEqualTo(value("1"));
        assertThat(readByUs).isEqualTo(value("2"));
    }
}
