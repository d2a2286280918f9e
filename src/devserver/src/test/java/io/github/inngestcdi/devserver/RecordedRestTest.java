package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The REST exchanges recorded with the real server: the same requests get the same answers, except for ids and times. */
@TestInstance(Lifecycle.PER_CLASS)
class RecordedRestTest {
    private static final JsonNode RECORDED = RecordedRunsTest.resource("/wire/rest.json");
    /** The real dev server fails on these; its recorded run had ended before its state was requested. */
    private static final Set<String> LATER = Set.of("cancellations");

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final Client client = new Client(inngest.server());
    private final FakeApp app =
            inngest.app("scn").on("s/hello", "hello", call -> new Reply(500, Map.of(), "{\"name\":\"E\"}"));
    private String event;
    private String run;

    @BeforeAll
    void start() {
        app.register(client);
        event = client.event("{\"name\":\"s/hello\",\"data\":{\"name\":\"x\"}}");
        run = client.runs(event).get(0).path("run_id").asText();
    }

    static Stream<String> notes() {
        return StreamSupport.stream(RECORDED.spliterator(), false)
                .map(exchange -> exchange.path("note").asText())
                .filter(note -> !LATER.contains(note));
    }

    @ParameterizedTest
    @MethodSource("notes")
    void answersAsTheRealServerDid(String note) {
        var exchange = StreamSupport.stream(RECORDED.spliterator(), false)
                .filter(one -> one.path("note").asText().equals(note))
                .findFirst()
                .orElseThrow();
        var request = exchange.path("request");
        var response = exchange.path("response");

        var answer = request(request, note);

        assertThat(answer.status()).isEqualTo(response.path("status").asInt());
        assertThat(answer.headers().get("x-inngest-server-kind")).containsExactly("dev");
        var type = response.at("/headers/content-type").asText();
        assertThat(String.join("", answer.headers().getOrDefault("content-type", List.of())))
                .isEqualTo(type);
        if (!note.equals("dev info") && !note.equals("5,001 events") && !note.equals("its jobs")) {
            var body = normal(answer.body());
            if (body.at("/data/function_slug").isTextual()) {
                ((ObjectNode) body.path("data")).remove(List.of("function_slug", "output"));
            }
            if (body.at("/data/0/function_slug").isTextual()) {
                ((ObjectNode) body.at("/data/0")).remove(List.of("function_slug", "output"));
            }
            assertThat(body).isEqualTo(normal(response.path("body")));
        }
    }

    private Client.Reply request(JsonNode request, String note) {
        var path = request.path("path").asText();
        path = path.replace("01M80ACF76S0PSET98QW59ZS20", event).replace("01M80ACGAKQ80M47609214CMMS", run);
        var body = request.path("body");
        var text = body.isTextual() ? body.textValue() : body.isMissingNode() ? "" : body.toString();
        if (note.equals("too large")) {
            text = "{\"name\":\"s/none\",\"data\":{\"x\":\"" + "x".repeat(3_200_033 - 33) + "\"}}";
            assertThat(text).hasSize(3_200_033);
        } else if (note.equals("5,001 events")) {
            text = "[" + "{\"name\":\"s/none\",\"data\":{}},".repeat(5000) + "{\"name\":\"s/none\",\"data\":{}}]";
        }
        var sender = client;
        for (var header : request.path("headers").properties()) {
            sender = sender.with(header.getKey(), header.getValue().asText());
        }
        if (note.startsWith("cancel a") || note.startsWith("state of") || note.startsWith("batch of")) {
            // these were recorded for a run that had ended, so this run is cancelled first
            client.delete("/v1/runs/" + cancelled());
            path = path.replace(run, cancelled());
        }
        return sender.send(
                request.path("method").asText(),
                path,
                text.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text));
    }

    private String cancelled() {
        var id = client.event("{\"name\":\"s/hello\",\"data\":{}}");
        var other = client.runs(id).get(0).path("run_id").asText();
        client.delete("/v1/runs/" + other);
        return other;
    }

    /** Replaces ids and times, but not an id from an unmodified seed. */
    private static JsonNode normal(JsonNode body) {
        var copy = body.deepCopy();
        tidy(copy);
        return copy;
    }

    private static void tidy(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var field : new ArrayList<>(object.properties())) {
                var text = field.getValue().asText();
                if (field.getKey().equals("ids")) {
                    ((ArrayNode) field.getValue())
                            .forEach(id -> assertThat(id.isTextual()).isTrue());
                    var ids = Json.texts(field.getValue());
                    var shapes = object.putArray("ids");
                    ids.forEach(id -> shapes.add(id.length()));
                } else if (text.matches("[0-9A-Z]{26}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                    object.put(field.getKey(), text.startsWith("0000") ? text : "id");
                } else if (field.getKey().equals("error")) {
                    object.put(
                            "error",
                            text.replaceAll("[0-9A-Z]{26}", "id")
                                    .replaceAll("(?s)Invalid request: .*", "Invalid request"));
                } else if (text.matches("20\\d\\d-.*Z")
                        || field.getKey().equals("ts")
                        || field.getKey().equals("fv")) {
                    object.put(field.getKey(), "time");
                } else if (field.getKey().equals("uri")) {
                    object.put("uri", "uri");
                } else {
                    tidy(field.getValue());
                }
            }
        } else {
            node.forEach(RecordedRestTest::tidy);
        }
    }

    private static final class Json {
        static List<String> texts(JsonNode array) {
            var texts = new ArrayList<String>();
            array.forEach(text -> texts.add(text.asText()));
            return texts;
        }
    }

    @Test
    void givesTheSameIdUnderTheSameSeed() {
        var seeded = client.with("x-inngest-event-id-seed", "1795303218064,pkEtq1p72EPLTA==");

        var first = seeded.post("/e/key", "[{\"name\":\"s/none\"}]")
                .body()
                .at("/ids/0")
                .asText();

        assertThat(first).isEqualTo("01M806J6WGMS0JVATTFFC47JTD");
    }

    @Test
    void knowsTheAppByTheIdItHasOnTheRealServer() {
        var answer = client.post("/fn/register", app.registration()).body();

        assertThat(answer.path("app_id").asText()).isEqualTo("407fddf9-5d5e-52e6-afcf-cceee06d58dc");
        assertThat(answer.path("modified").asBoolean()).isFalse();
    }

    @Test
    void refusesRequestsFromAnotherSite() {
        assertThat(client.with("Sec-Fetch-Site", "cross-site")
                        .post("/api/events", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example, 403",
        "http://localhost.elsewhere.example:8288, 403",
        "null, 403",
        "http://127.0.0.1:3000, 200"
    })
    void judgesARequestWithoutFetchMetadataByItsOrigin(String origin, int status) {
        assertThat(client.with("Origin", origin)
                        .post("/api/events", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(status);
    }
}
