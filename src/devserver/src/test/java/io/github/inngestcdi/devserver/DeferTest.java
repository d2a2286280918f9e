package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that start when the run that asks for them ends. */
class DeferTest {
    private static final String ADD =
            "{\"op\":\"DeferAdd\",\"id\":\"d1\",\"opts\":{\"fn_slug\":\"shop-score\",\"input\":{\"n\":7},"
                    + "\"meta\":{\"sessions\":{\"chat\":\"c1\"}}}}";
    private static final String ABORT = "{\"op\":\"DeferAbort\",\"id\":\"x\",\"opts\":{\"target_hashed_id\":\"d1\"}}";
    private static final String STEP = "{\"op\":\"StepRun\",\"id\":\"one\",\"data\":1}";

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    @BeforeEach
    void start() {
        for (var id : new String[] {"score", "other"}) {
            app.function(
                    id,
                    "{\"triggers\":[{\"event\":\"inngest/deferred.schedule\","
                            + "\"expression\":\"event.data._inngest.fn_slug == 'shop-" + id + "'\"}]}",
                    call -> Reply.done(call.body().at("/event/data/n").toString()));
        }
    }

    @Test
    void startsADeferredRunWhenItsParentEnds() {
        app.on("a", "parent", call -> call.steps().isEmpty() ? Reply.ops(STEP, ADD) : Reply.done("1"));
        app.register(client);

        var parent = client.ended(client.event("{\"name\":\"a\"}"));
        server.awaitIdle(Duration.ofSeconds(5));

        assertThat(app.calls("parent").get(1).body().path("defers"))
                .isEqualTo(FakeApp.json("{\"d1\":{\"abortable\":true}}"));
        assertThat(app.calls("parent")
                        .get(1)
                        .ctx()
                        .path("disable_immediate_execution")
                        .asBoolean())
                .isFalse();
        assertThat(app.calls("other")).isEmpty();
        assertThat(app.calls("score")).hasSize(1);
        var event = app.calls("score").get(0).body().path("event");
        assertThat(event.at("/data/n").asInt()).isEqualTo(7);
        assertThat(event.at("/meta/sessions/chat").asText()).isEqualTo("c1");
        assertThat(event.at("/data/_inngest/parent_run_id").asText())
                .isEqualTo(parent.path("run_id").asText());
        assertThat(event.at("/data/_inngest/parent_fn_slug").asText()).isEqualTo("shop-parent");
        assertThat(event.at("/data/_inngest/parent_fn_id").asText())
                .isEqualTo(parent.path("function_id").asText());
    }

    @Test
    void startsADeferredRunThatComesWithTheResult() {
        app.on("a", "parent", call -> Reply.ops("{\"op\":\"RunComplete\",\"id\":\"c\",\"data\":1}", ADD))
                .register(client);

        client.ended(client.event("{\"name\":\"a\"}"));
        server.awaitIdle(Duration.ofSeconds(5));

        assertThat(app.calls("score")).hasSize(1);
    }

    @Test
    void startsADeferredRunAlsoWhenItsParentFails() {
        app.on(
                "a",
                "parent",
                call -> call.steps().isEmpty()
                        ? Reply.ops(ADD, STEP)
                        : new Reply(400, Map.of("x-inngest-no-retry", "true"), "{}"));
        app.register(client);

        client.ended(client.event("{\"name\":\"a\"}"));
        server.awaitIdle(Duration.ofSeconds(5));

        assertThat(app.calls("score")).hasSize(1);
    }

    @Test
    void doesNotStartAnAbortedRunEvenIfItIsReportedAgain() {
        app.on("a", "parent", call -> switch (call.steps().size()) {
            case 0 -> Reply.ops(STEP, ADD);
            case 1 -> Reply.ops(ABORT, STEP.replace("one", "two"));
            case 2 -> Reply.ops(ADD, STEP.replace("one", "three"));
            default -> Reply.done("1");
        });
        app.register(client);

        client.ended(client.event("{\"name\":\"a\"}"));
        server.awaitIdle(Duration.ofSeconds(5));

        assertThat(app.calls("parent").get(2).body().at("/defers/d1/abortable").asBoolean(true))
                .isFalse();
        assertThat(app.calls("score")).isEmpty();
    }

    @Test
    void goesOnWithARunWhoseDeferredRunIsRefused() {
        var bad = "{\"op\":\"DeferAdd\",\"id\":\"bad\",\"opts\":{\"fn_slug\":\"shop-score\",\"input\":3}}";
        app.on("a", "parent", call -> call.body().path("defers").isEmpty() ? Reply.ops(bad) : Reply.done("1"))
                .register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("status").asText()).isEqualTo("Completed");
        assertThat(app.calls("score")).isEmpty();
        var shown = client.get("/api/runs/" + run.path("run_id").asText()).body();
        assertThat(shown.at("/deferred/0/status").asText()).isEqualTo("Rejected");
    }
}
