package io.github.inngestcdi.encryption;

import static io.github.inngestcdi.encryption.TestRun.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.middleware.ClaimCheckMiddleware;
import io.github.inngestcdi.middleware.DirectoryStore;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, through the endpoint. */
class EncryptedRunTest {
    private static final String PLAIN = "4242";

    @TempDir
    Path folder;

    private final EncryptionMiddleware encryption =
            new EncryptionMiddleware(EncryptionOptions.of(new Secret("the-key")));

    public record Order(Card encrypted, int amount) {}

    public record Card(String number) {}

    public record Receipt(String card, int amount) {}

    /** Two steps, the second of which needs the result of the first. */
    private static FunctionDefinition<Order, String> pay() {
        return FunctionDefinition.<Order, String>builder("pay", Order.class, context -> {
                    var order = context.event().data();
                    var receipt = context.step()
                            .run(
                                    "charge",
                                    Receipt.class,
                                    () -> new Receipt(order.encrypted().number(), order.amount()));
                    int amount = context.step().run("book", Integer.class, () -> receipt.amount() + 1);
                    return receipt.card() + " paid " + amount;
                })
                .build();
    }

    private String event(EncryptionMiddleware sender) throws Exception {
        var card = sender.wrapStepHandler(
                step("run"),
                () -> Json.createObjectBuilder().add("number", PLAIN).build());
        return """
                {"name":"shop/ordered","data":{"encrypted":%s,"amount":7},"id":"01","ts":1795303006954}""".formatted(card);
    }

    private JsonValue output(ServeResponse answer) throws Exception {
        var output = Values.value(TestApp.text(answer));
        return encryption.wrapStep(step("invoke"), () -> output);
    }

    private String files() throws Exception {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    private ClaimCheckMiddleware claimCheck() {
        return new ClaimCheckMiddleware(new DirectoryStore("disk", folder), 20);
    }

    @Test
    void theServerStoresOnlyEncryptedValuesAndTheCodeSeesPlainOnes() throws Exception {
        var app = new TestApp(pay(), encryption);

        var answer = app.run(event(encryption));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(TestApp.text(answer)).doesNotContain(PLAIN, "paid");
        assertThat(output(answer)).isEqualTo(Json.createValue("4242 paid 8"));
        assertThat(app.stored)
                .hasSize(2)
                .allSatisfy((id, data) ->
                        assertThat(data.toString()).contains("__ENCRYPTED__").doesNotContain(PLAIN));
    }

    @Test
    void anEventThatNoKeyDecryptsFailsTheRunWithoutARetry() throws Exception {
        var app = new TestApp(pay(), encryption);
        var sender = new EncryptionMiddleware(EncryptionOptions.of(new Secret("another-key")));

        var answer = app.run(event(sender));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "true");
        assertThat(TestApp.text(answer)).contains("INNGEST-02003", "'encrypted'", "'shop/ordered'", "'shop-pay'");
    }

    @Test
    void aClaimCheckBeforeTheEncryptionKeepsWhatIsEncrypted() throws Exception {
        var app = new TestApp(pay(), claimCheck(), encryption);

        var answer = app.run(event(encryption));

        assertThat(output(answer)).isEqualTo(Json.createValue("4242 paid 8"));
        assertThat(app.stored.values())
                .anySatisfy(data -> assertThat(data.toString()).contains("__CLAIM_CHECK__", "\"disk\""));
        assertThat(files()).contains("__ENCRYPTED__").doesNotContain(PLAIN);
    }

    @Test
    void aClaimCheckAfterTheEncryptionKeepsWhatIsPlain() throws Exception {
        var app = new TestApp(pay(), encryption, claimCheck());

        var answer = app.run(event(encryption));

        assertThat(output(answer)).isEqualTo(Json.createValue("4242 paid 8"));
        assertThat(app.stored)
                .allSatisfy((id, data) -> assertThat(data.toString()).contains("__ENCRYPTED__"));
        assertThat(files()).contains(PLAIN).doesNotContain("__ENCRYPTED__");
    }

    @Test
    void aMissingValueFailsTheRun() throws Exception {
        var app = new TestApp(pay(), claimCheck());
        var event = "{\"name\":\"shop/ordered\",\"data\":{\"encrypted\":{\"number\":\"4242\"},\"amount\":7}}";
        app.run(event);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        var answer = app.run(event);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestApp.text(answer)).contains("INNGEST-00082", "'charge'", "'shop-pay'", "'disk'");
    }
}
