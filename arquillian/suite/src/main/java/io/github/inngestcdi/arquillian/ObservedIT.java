package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.github.inngestcdi.arquillian.Http.Reply;
import io.github.inngestcdi.arquillian.observed.Patrol;
import io.github.inngestcdi.arquillian.placement.Scanning;
import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.ServerKind;
import io.github.inngestcdi.servers.Start;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What operators of a server see of an application: its readiness check and its spans. The server provides MicroProfile
 * Health and Telemetry; the application contains no jar for either.
 */
class ObservedIT {
    private static final String APP = "observed";

    /**
     * A static file, so that a request for it creates no span: on WildFly, a span that an undeployment interrupts stays
     * with its thread.
     */
    private static final String THERE = "there.txt";

    private static final String INTERNAL = "io.github.inngestcdi.cdi.internal.";
    private static final Set<String> OF_A_DEPLOYMENT =
            Set.of(INTERNAL + "health.ReadinessCheck", INTERNAL + "trace.SpanMiddleware");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REDEPLOYMENTS = 4;

    private static final String TRACE_OF_THE_CALL = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACE_OF_THE_EVENT = "1af7651916cd43dd8448eb211c80319c";
    private static final String SPAN_OF_THE_SENDER = "00f067aa0ba902b7";

    private static DevServer inngest;
    private static SpanReceiver spans;
    private static AppServer server;
    private static Application application;
    private static int deployments;

    @BeforeAll
    static void start() {
        inngest = DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling());
        spans = SpanReceiver.start();
        var war = Wars.written(Wars.of(
                        APP,
                        Map.of(
                                "inngest.app-id",
                                "guard",
                                "inngest.dev",
                                inngest.uri().toString()),
                        Patrol.class,
                        Scanning.class)
                .addAsWebResource(new StringAsset("there"), THERE));
        // Softly reachable objects would look like a leak
        server = AppServer.start(Start.of(APP)
                .withObservation()
                .withEnvironment(spans.environment())
                .withJavaOption("-XX:SoftRefLRUPolicyMSPerMB=0"));
        application = new Application(server, war, APP + "/" + THERE);
    }

    @AfterAll
    static void stop() {
        server.close();
        spans.close();
        inngest.close();
    }

    @BeforeEach
    void deploy() {
        deployments++;
        application.deploy();
    }

    @AfterEach
    void undeploy() {
        application.undeploy();
    }

    @Test
    void theAppIsReadyAndReportsItsSync() {
        var before = check();
        assertThat(before.path("status").asText()).isEqualTo("UP");
        assertThat(before.path("data").path("app").asText()).isEqualTo("guard");
        assertThat(before.path("data").path("mode").asText()).isEqualTo("dev");
        assertThat(before.path("data").path("transport").asText()).isEqualTo("serve");
        assertThat(before.path("data").path("functions").asInt()).isEqualTo(1);
        assertThat(before.path("data").path("sync").asText()).isEqualTo("not-asked-for");
        assertThat(before.path("data").has("lastSync")).isFalse();

        var synced = Http.put(endpoint());
        var after = check();

        assertThat(synced.status()).as(synced.text()).isEqualTo(200);
        assertThat(after.path("status").asText()).isEqualTo("UP");
        assertThat(after.path("data").path("sync").asText()).isEqualTo("done");
        assertThat(Instant.parse(after.path("data").path("lastSync").asText()))
                .isBetween(Instant.now().minus(PATIENCE), Instant.now());
    }

    @Test
    void aCallRequestAndItsStepAreSpansInTheTraceOfTheCallWithALinkToTheEvent() {
        var runId = "01JAAAAAAAAAAAAAAAAAAAAAAA";

        var answer = call(runId);
        var run = span("run guard-patrol", runId);
        var step = span("step look", runId);

        assertThat(answer.status()).as(answer.text()).isEqualTo(206);
        assertThat(hex(run.getTraceId())).isEqualTo(TRACE_OF_THE_CALL);
        assertThat(run.getParentSpanId().isEmpty()).isFalse();
        assertThat(run.getLinksList()).hasSize(1);
        assertThat(hex(run.getLinks(0).getTraceId())).isEqualTo(TRACE_OF_THE_EVENT);
        assertThat(hex(run.getLinks(0).getSpanId())).isEqualTo(SPAN_OF_THE_SENDER);
        assertThat(SpanReceiver.attribute(run, "http.response.status_code")).isEqualTo("206");
        assertThat(SpanReceiver.attribute(run, "inngest.function.id")).isEqualTo("guard-patrol");
        assertThat(hex(step.getTraceId())).isEqualTo(TRACE_OF_THE_CALL);
        assertThat(step.getParentSpanId()).isEqualTo(run.getSpanId());
        assertThat(SpanReceiver.attribute(step, "inngest.step.id")).isEqualTo("look");
    }

    @Test
    void anUndeploymentRemovesTheCheckAndLeavesNothing() {
        IntStream.range(0, REDEPLOYMENTS).forEach(i -> {
            check();
            call("before-" + i);
            span("step look", "before-" + i);
            assertThat(application.alive(OF_A_DEPLOYMENT).values()).allMatch(count -> count >= 1);
            undeploy();
            await("check gone").atMost(PATIENCE).until(() -> checks().isEmpty());
            await("nothing left").atMost(PATIENCE).untilAsserted(ObservedIT::assertNothingIsLeft);
            deploy();
        });

        assertThat(check().path("data").path("sync").asText()).isEqualTo("not-asked-for");
        System.out.printf("%d class loaders alive after %d deployments%n", application.loaders(), deployments);
        call("after");
        assertThat(span("step look", "after")).isNotNull();
    }

    private static URI endpoint() {
        return server.uri(APP + "/api/inngest");
    }

    /** {@return the response of the application's only check, once it exists} */
    private static JsonNode check() {
        var ours = await("check").atMost(PATIENCE).until(ObservedIT::checks, checks -> !checks.isEmpty());
        assertThat(ours).hasSize(1);
        return ours.get(0);
    }

    private static List<JsonNode> checks() {
        var reply = Http.get(server.readiness());
        return StreamSupport.stream(reply.json().path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals("inngest"))
                .toList();
    }

    private static void assertNothingIsLeft() {
        application.assertNothingIsLeft(
                OF_A_DEPLOYMENT, deployments * ServerKind.ofTheBuild().loadersKeptByExporters());
    }

    private static Reply call(String runId) {
        var sender = "00-" + TRACE_OF_THE_EVENT + "-" + SPAN_OF_THE_SENDER + "-01";
        var event = """
                {"name":"night/fallen","data":{"_trace":{"traceparent":"%s"}}}""".formatted(sender);
        var body = """
                {"ctx":{"attempt":0,"run_id":"%s","stack":{"current":0,"stack":[]}},\
                "event":%s,"events":[%s],"steps":{}}""".formatted(runId, event, event);
        return Http.send(HttpRequest.newBuilder(URI.create(endpoint() + "?fnId=guard-patrol&stepId=step"))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE_OF_THE_CALL + "-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString(body)));
    }

    private static Span span(String name, String runId) {
        return await(name)
                .atMost(PATIENCE)
                .until(() -> spans.find(name, runId), Optional::isPresent)
                .orElseThrow();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
