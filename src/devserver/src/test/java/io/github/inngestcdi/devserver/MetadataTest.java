package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.FakeApp.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metadata of a run and its steps is shown with them. */
class MetadataTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    private JsonNode run(String step) {
        app.on("a", "f", call -> call.steps().isEmpty() ? Reply.ops(step) : Reply.done("1"));
        app.register(client);
        return shown(
                client.ended(client.event("{\"name\":\"a\"}")).path("run_id").asText());
    }

    private JsonNode shown(String run) {
        return client.get("/api/runs/" + run).body();
    }

    private Client.Reply note(JsonNode run, String body) {
        return client.post("/v1/runs/" + run.path("id").asText() + "/metadata", body);
    }

    @Test
    void showsMetadataWithItsStepOrItsRun() {
        var run = run("{\"op\":\"StepRun\",\"id\":\"s\",\"data\":1,\"metadata\":["
                + "{\"kind\":\"userland.order\",\"scope\":\"step\",\"op\":\"merge\",\"values\":{\"id\":7}},"
                + "{\"kind\":\"inngest.secret\",\"scope\":\"step\",\"op\":\"merge\",\"values\":{\"id\":7}},"
                + "{\"kind\":\"inngest.score\",\"scope\":\"run\",\"op\":\"merge\",\"values\":{\"good\":{\"value\":true}}}],"
                + "\"opts\":{\"experimentName\":\"price\",\"variant\":\"b\",\"selectionStrategy\":\"fixed\"}}");

        assertThat(run.at("/steps/0/metadata"))
                .isEqualTo(FakeApp.json("{\"userland.order\":{\"id\":7},\"inngest.experiment\":"
                        + "{\"name\":\"price\",\"variant\":\"b\",\"selection_strategy\":\"fixed\"}}"));
        assertThat(run.path("metadata")).isEqualTo(FakeApp.json("{\"inngest.score\":{\"good\":{\"value\":true}}}"));
        assertThat(run.path("status").asText()).isEqualTo("Completed");
    }

    @Test
    void storesMetadataOfARunAndAStepAfterwardsAndCombinesIt() {
        var run = run("{\"op\":\"StepRun\",\"id\":\"f2951b16341e9c6fda13a9e0138f28c00b819e97\",\"data\":1}");

        assertThat(note(
                                run,
                                "{\"target\":{},\"metadata\":["
                                        + "{\"kind\":\"userland.a\",\"op\":\"merge\",\"values\":{\"x\":1,\"y\":1}},"
                                        + "{\"kind\":\"userland.a\",\"op\":\"add\",\"values\":{\"x\":2}},"
                                        + "{\"kind\":\"userland.a\",\"op\":\"delete\",\"values\":{\"y\":null}}]}")
                        .status())
                .isEqualTo(200);
        note(
                run,
                "{\"target\":{\"step_id\":\"pay\",\"step_index\":1},\"metadata\":["
                        + "{\"kind\":\"userland.b\",\"op\":\"merge\",\"values\":{\"x\":1}},"
                        + "{\"kind\":\"userland.b\",\"op\":\"set\",\"values\":{\"z\":1}}]}");

        var now = shown(run.path("id").asText());
        assertThat(now.path("metadata")).isEqualTo(FakeApp.json("{\"userland.a\":{\"x\":3.0}}"));
        assertThat(now.at("/steps/0/metadata")).isEqualTo(FakeApp.json("{\"userland.b\":{\"z\":1}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'target':{'step_index':1},'metadata':[]}|400",
                "{'metadata':[{'kind':'inngest.mine','op':'merge','values':{}}]}|400",
                "{'metadata':[{'kind':'inngest.score','op':'merge','values':{'good':{'value':'yes'}}}]}|400",
                "{'metadata':[{'kind':'','op':'merge','values':{}}]}|400"
            })
    void refusesInvalidMetadata(String body, int status) {
        var run = run("{\"op\":\"StepRun\",\"id\":\"s\",\"data\":1}");

        assertThat(note(run, body.replace('\'', '"')).status()).isEqualTo(status);
        assertThat(client.post("/v1/runs/01M806M5ACBK0A244N57KNA23P/metadata", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesMetadataThatIsTooLarge() {
        var run = run("{\"op\":\"StepRun\",\"id\":\"s\",\"data\":1}");
        var large = "{\"metadata\":[{\"kind\":\"userland.a\",\"op\":\"merge\",\"values\":{\"x\":\"" + "x".repeat(70_000)
                + "\"}}]}";

        assertThat(note(run, large).status()).isEqualTo(413);
    }
}
