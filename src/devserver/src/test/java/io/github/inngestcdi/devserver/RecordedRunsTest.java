package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.FakeApp.Call;
import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The runs recorded between the real server and the TypeScript SDK: the SDK's answers are played back, and this
 * server must send the call requests of the real server, except for ids and times.
 */
class RecordedRunsTest {
    private static final JsonNode RECORDED = resource("/wire/serve-dev.json");

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("capture");

    static JsonNode resource(String name) {
        try (var in = RecordedRunsTest.class.getResourceAsStream(name)) {
            return FakeApp.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        for (var function : resource("/wire/sdk-to-server.json").path(0).at("/request/body/functions")) {
            var slug = function.path("id").asText();
            var options = (ObjectNode) function.deepCopy();
            options.set("attempts", function.at("/steps/step/retries/attempts"));
            if (options.get("attempts").isMissingNode()) {
                options.remove("attempts");
            }
            app.function(slug.substring("capture-".length()), options.toString(), this::playback);
        }
        assertThat(app.register(client).path("ok").asBoolean()).isTrue();
    }

    private static List<JsonNode> exchanges(String function, Call call) {
        var all = new ArrayList<JsonNode>();
        RECORDED.path(function.substring("capture-".length())).forEach(all::add);
        boolean invoked = call.body().at("/event/name").asText().equals("inngest/function.invoked");
        if (function.equals("capture-failer")) {
            return List.of(all.get(invoked ? 1 : 0));
        }
        return all;
    }

    /** Finds the recorded request that equals {@code call}, and gives its recorded answer. */
    private Reply playback(Call call) {
        for (var exchange : exchanges(call.function(), call)) {
            var request = exchange.path("request");
            boolean same = request.at("/headers/x-inngest-step-id").asText().equals(call.stepId())
                    && request.at("/body/ctx/attempt").equals(call.ctx().path("attempt"))
                    && names(request.at("/body/steps")).equals(names(call.steps()));
            if (same) {
                var headers = new LinkedHashMap<String, String>();
                exchange.at("/response/headers")
                        .properties()
                        .forEach(header ->
                                headers.put(header.getKey(), header.getValue().asText()));
                return new Reply(
                        exchange.at("/response/status").asInt(),
                        headers,
                        exchange.at("/response/body")
                                .toString()
                                .replace("http://localhost:8288", server.uri().toString()));
            }
        }
        throw new AssertionError(
                "nothing like this was recorded: " + call.body().toString().replace('"', '\''));
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "two-steps",
                "loop",
                "sleepy",
                "waiter",
                "signal",
                "signaller",
                "invoker",
                "par",
                "retry",
                "step-error",
                "fn-error",
                "failer",
                "sender",
                "everything3",
                "fetcher"
            })
    void sendsTheCallRequestsOfTheRealServer(String function) {
        var recorded = RECORDED.path(function);
        var first = recorded.path(0).at("/request/body/event");
        var id = client.event(FakeApp.JSON
                .createObjectNode()
                .put("name", first.path("name").asText())
                .set("data", first.path("data"))
                .toString());

        drive(function, id);

        var ours = app.calls(function);
        assertThat(ours).hasSize(function.equals("failer") ? 1 : recorded.size());
        var theirs = new ArrayList<JsonNode>();
        recorded.forEach(theirs::add);
        theirs.sort(Comparator.comparing(RecordedRunsTest::place));
        ours = ours.stream()
                .sorted(Comparator.comparing(
                        call -> call.stepId() + call.steps().size() + call.ctx().path("attempt")))
                .toList();
        for (int i = 0; i < ours.size(); i++) {
            var request = theirs.get(i).path("request");
            assertThat(normal(ours.get(i).body())).isEqualTo(normal(request.path("body")));
            assertThat(ours.get(i).headers()).containsAllEntriesOf(comparable(request.path("headers")));
            assertThat(ours.get(i).headers().keySet())
                    .contains(
                            "x-request-id", "x-run-id", "x-inngest-job-id", "traceparent", "tracestate", "account-id");
        }
        var status = client.runs(id).get(0).path("status").asText();
        assertThat(status).isEqualTo(function.equals("failer") || function.equals("fn-error") ? "Failed" : "Completed");
    }

    private static String place(JsonNode exchange) {
        var request = exchange.path("request");
        return request.at("/headers/x-inngest-step-id").asText()
                + request.at("/body/steps").size()
                + request.at("/body/ctx/attempt");
    }

    /** Repeats what happened while the run was recorded, and moves time ahead until the run has ended. */
    private void drive(String function, String id) {
        await().until(() -> client.runs(id).size() == 1 && server.awaitIdle(Duration.ofSeconds(5)));
        if (function.equals("waiter")) {
            client.event("{\"name\":\"demo/approved\",\"data\":{\"id\":\"other\"}}");
            client.event("{\"name\":\"demo/approved\",\"data\":{\"id\":\"1\",\"name\":\"Ada\"}}");
        }
        if (function.equals("signal")) {
            var answer = client.post("/v1/signals", "{\"signal\":\"sig-1\",\"data\":{\"ok\":true}}");
            assertThat(answer.body().at("/data/run_id").asText())
                    .isEqualTo(client.runs(id).get(0).path("run_id").asText());
        }
        server.advance(Duration.ofMinutes(10));
    }

    private static Map<String, String> comparable(JsonNode headers) {
        var some = new HashMap<String, String>();
        for (var name : List.of(
                "x-inngest-req-version", "x-inngest-generation-id", "account-id", "user-agent", "content-type")) {
            some.put(name, headers.path(name).asText());
        }
        return some;
    }

    /** Replaces ids and times, and sorts what depends on the speed of steps. */
    static JsonNode normal(JsonNode body) {
        var normal = (ObjectNode) body.deepCopy();
        tidy(normal);
        var ctx = (ObjectNode) normal.path("ctx");
        if (ctx.has("stack")) {
            var stack = new TreeSet<String>();
            ctx.at("/stack/stack").forEach(step -> stack.add(step.asText()));
            var ordered = ((ObjectNode) ctx.path("stack")).putArray("stack");
            stack.forEach(ordered::add);
        }
        return normal;
    }

    private static void tidy(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var name : new ArrayList<>(names(object))) {
                switch (name) {
                    case "id",
                            "ts",
                            "run_id",
                            "fn_id",
                            "job_id",
                            "qi_id",
                            "request_id",
                            "source_fn_id",
                            "correlation_id",
                            "gid",
                            "expire",
                            "source_app_id",
                            "runId",
                            "url",
                            "Content-Length",
                            "Date" ->
                        object.put(name, object.get(name).getNodeType().toString());
                    case "isr", "tc" -> object.remove(name); // trace contexts of the real server
                    default -> tidy(object.get(name));
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(RecordedRunsTest::tidy);
        }
    }
}
