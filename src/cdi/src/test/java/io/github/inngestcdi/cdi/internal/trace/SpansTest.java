package io.github.inngestcdi.cdi.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.RetryPolicy;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.TestJndi;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.endpoint.Endpoint;
import io.github.inngestcdi.cdi.internal.middleware.AppMiddleware;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.serve.StreamedResponse;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String SERVERS = "00-" + TRACE_ID + "-b7ad6b7169203331-01";
    private static final String SENDERS = "00-1af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    private static final String OTHERS = "00-2af7651916cd43dd8448eb211c80319c-00f067aa0ba902b8-01";
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static final OpenTelemetrySdk SDK = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                    .build())
            .build();

    @AfterEach
    void forget() {
        assertThat(Context.current()).isSameAs(Context.root());
        SPANS.reset();
    }

    @Test
    void createsASpanForTheCallRequestAndForEachStepThatRuns() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            post(app, "buy", SERVERS, "{}", "{}");

            var call = span("run shop-buy");
            var step = span("step charge");
            assertThat(SPANS.getFinishedSpanItems()).hasSize(2);
            assertThat(call.getTraceId()).isEqualTo(TRACE_ID);
            assertThat(call.getParentSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(call.getKind()).isEqualTo(SpanKind.SERVER);
            assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(texts(call))
                    .containsOnly(
                            Map.entry("inngest.function.id", "shop-buy"),
                            Map.entry("sdk.run.id", "01RUN"),
                            Map.entry("inngest.run.attempt", "0"),
                            Map.entry("http.response.status_code", "206"));
            assertThat(step.getTraceId()).isEqualTo(TRACE_ID);
            assertThat(step.getParentSpanId()).isEqualTo(call.getSpanId());
            assertThat(step.getKind()).isEqualTo(SpanKind.INTERNAL);
            assertThat(step.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(step.getStartEpochNanos()).isGreaterThanOrEqualTo(call.getStartEpochNanos());
            assertThat(texts(step))
                    .containsOnly(
                            Map.entry("inngest.function.id", "shop-buy"),
                            Map.entry("sdk.run.id", "01RUN"),
                            Map.entry("inngest.step.id", "charge"),
                            Map.entry("inngest.step.index", "0"),
                            Map.entry(
                                    "inngest.step.hash", StepId.of("charge", 0).hash()),
                            Map.entry("inngest.step.type", "run"),
                            Map.entry("inngest.step.attempt", "0"));
        }
    }

    @Test
    void createsNoSpanForMemoizedStepsAndForStepsOfTheServer() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            var memos = "{\"%s\": {\"data\": \"a\"}}"
                    .formatted(StepId.of("charge", 0).hash());

            assertThat(post(app, "buy", SERVERS, "{}", memos))
                    .startsWith("206 ")
                    .contains("Sleep");

            assertThat(SPANS.getFinishedSpanItems()).singleElement().satisfies(span -> {
                assertThat(span.getName()).isEqualTo("run shop-buy");
                assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            });
        }
    }

    @Test
    void createsSpansInsideTheServersSpanOfTheRequest() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            var ofTheServer = SDK.getTracer("server").spanBuilder("POST").startSpan();
            try (var request = ofTheServer.makeCurrent()) {
                post(app, "buy", SERVERS, "{}", "{}");
                assertThat(request).isNotNull();
                assertThat(Span.current()).isSameAs(ofTheServer);
            }

            var call = span("run shop-buy");
            assertThat(call.getParentSpanId())
                    .isEqualTo(ofTheServer.getSpanContext().getSpanId());
            assertThat(call.getKind()).isEqualTo(SpanKind.INTERNAL);
        }
    }

    @Test
    void linksTheCallRequestToTheTracesOfItsEvents() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            post(app, "buy", SERVERS, traced(SENDERS) + "," + traced(OTHERS), "{}");

            assertThat(span("run shop-buy").getTraceId()).isEqualTo(TRACE_ID);
            assertThat(span("run shop-buy").getLinks())
                    .extracting(LinkData::getSpanContext)
                    .extracting(context -> context.getTraceId() + "-" + context.getSpanId())
                    .containsExactly(SENDERS.substring(3, 52), OTHERS.substring(3, 52));
        }
    }

    @Test
    void continuesTheTraceOfTheSenderIfTheRequestHasNone() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            post(app, "buy", "", traced(SENDERS), "{}");

            assertThat(span("run shop-buy").getTraceId()).isEqualTo(SENDERS.substring(3, 35));
            assertThat(span("step charge").getTraceId()).isEqualTo(SENDERS.substring(3, 35));
        }
    }

    @Test
    void makesSpansCurrentForTheCodeAndTheEventsThatItSends() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            var answer = post(app, "tell", SERVERS, traced(SENDERS), "{}");

            var step = TRACE_ID + "-" + span("step look").getSpanId();
            assertThat(answer)
                    .contains("body " + TRACE_ID + "-" + span("run shop-tell").getSpanId())
                    .contains("step " + step)
                    .contains("sent 00-" + step + "-01");
        }
    }

    @Test
    void recordsTheClassOfAnErrorAndNotItsMessage() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            post(app, "fail", SERVERS, "{\"data\": {\"where\": \"step\"}}", "{}");

            var step = span("step break");
            assertThat(step.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(texts(step)).containsEntry("error.type", "java.lang.IllegalStateException");
            assertThat(SPANS.getFinishedSpanItems().toString()).doesNotContain("secret");
        }
    }

    @Test
    void marksTheSpanOfAFailedAnswerAsAnError() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            assertThat(post(app, "fail", SERVERS, "{\"data\": {\"where\": \"body\"}}", "{}"))
                    .startsWith("500 ");
            assertThat(span("run shop-fail").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(texts(span("run shop-fail")))
                    .containsEntry("error.type", "java.lang.IllegalStateException")
                    .containsEntry("http.response.status_code", "500");
            assertThat(SPANS.getFinishedSpanItems().toString()).doesNotContain("secret");

            post(app, "gone", SERVERS, "{}", "{}");
            assertThat(span("run shop-gone").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span("run shop-gone").getParentSpanId()).isEqualTo("b7ad6b7169203331");
        }
    }

    @Test
    void endsSpansAndRestoresTheContextEvenIfTheCodeLeavesScopesOpen() {
        try (var app = TestApplication.of(Telemetry.class, Shop.class)) {
            post(app, "leak", SERVERS, "{}", "{}");

            assertThat(Context.current()).isSameAs(Context.root());
            assertThat(SPANS.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().equals("step twice"))
                    .hasSize(2)
                    .allSatisfy(attempt -> assertThat(attempt.getParentSpanId())
                            .isEqualTo(span("run shop-leak").getSpanId()));
        }
    }

    @Test
    void endsSpansWithAStreamedFunctionOnItsThread() throws Exception {
        var managed = Executors.newSingleThreadExecutor();
        try (var jndi = TestJndi.with("java:comp/DefaultManagedExecutorService", managed);
                var app = TestApplication.with(Map.of("inngest.streaming", "true"), Telemetry.class, Shop.class)) {
            var answer = app.get(Endpoint.class).answerOrStream(request("buy", SERVERS, "{}", "{}"));
            ((StreamedResponse) answer).writeTo(new ByteArrayOutputStream());

            assertThat(jndi).isNotNull();
            assertThat(span("run shop-buy").getParentSpanId()).isEqualTo("b7ad6b7169203331");
            assertThat(span("step charge").getParentSpanId())
                    .isEqualTo(span("run shop-buy").getSpanId());
            assertThat(managed.submit(Context::current).get()).isSameAs(Context.root());
        } finally {
            managed.shutdown();
        }
    }

    @Test
    void usesTheGlobalTracerWithoutABean() {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(SDK);
        try (var app = TestApplication.of(Shop.class)) {
            post(app, "buy", SERVERS, "{}", "{}");

            assertThat(SPANS.getFinishedSpanItems()).hasSize(2);
        } finally {
            GlobalOpenTelemetry.resetForTest();
        }
    }

    @Test
    void addsNoHooksIfNothingRecordsSpans() {
        for (Class<?> telemetry : List.of(Shop.class, Noop.class, WithoutProcessor.class)) {
            try (var app = TestApplication.of(telemetry)) {
                assertThat(app.get(AppMiddleware.class).aroundCalls().having("wrapRequest"))
                        .isEmpty();
                assertThat(app.get(AppMiddleware.class).aroundCalls().having("onStepStart"))
                        .isEmpty();
            } finally {
                GlobalOpenTelemetry.resetForTest();
            }
        }
    }

    @Test
    void createsNoSpansIfASettingTurnsThemOff() {
        try (var app = TestApplication.with(Map.of("inngest.trace", "false"), Telemetry.class, Shop.class)) {
            post(app, "buy", SERVERS, "{}", "{}");

            assertThat(SPANS.getFinishedSpanItems()).isEmpty();
        }
    }

    @Test
    void warnsAndCreatesNoSpansIfTheTracerIsNotAvailable() {
        try (var app = TestApplication.of(Telemetry.class, Noop.class, Shop.class);
                var log = new LogRecords(ApplicationTracer.class)) {
            assertThat(post(app, "buy", SERVERS, "{}", "{}")).startsWith("206 ");

            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("WARNING INNGEST-01301"));
            assertThat(Traces.spans(app.get(BeanAccess.class))).isEmpty();
        }
    }

    private static SpanData span(String name) {
        return SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span '" + name + "' in " + SPANS.getFinishedSpanItems()));
    }

    private static Map<String, String> texts(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().getKey(), each -> String.valueOf(each.getValue())));
    }

    private static String traced(String traceparent) {
        return "{\"data\": {\"_trace\": {\"traceparent\": \"%s\"}}}".formatted(traceparent);
    }

    private static String post(TestApplication app, String function, String traceparent, String events, String steps) {
        var answer = app.get(Endpoint.class).answer(request(function, traceparent, events, steps));
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static ServeRequest request(String function, String traceparent, String events, String steps) {
        var body = """
                {"events": [%s], "steps": %s, "ctx": {"run_id": "01RUN"}}""".formatted(events, steps);
        return new ServeRequest(
                "POST",
                URI.create("http://localhost/api/inngest?fnId=shop-" + function + "&stepId=step"),
                header -> header.equals("traceparent") && !traceparent.isEmpty() ? traceparent : null,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ApplicationScoped
    public static class Telemetry {
        @Produces
        OpenTelemetry telemetry() {
            return SDK;
        }
    }

    /** Telemetry that is off, as on Open Liberty. */
    @ApplicationScoped
    public static class Noop {
        @Produces
        OpenTelemetry telemetry() {
            return OpenTelemetry.noop();
        }
    }

    /** Telemetry that is off, as on Payara and WildFly. */
    @ApplicationScoped
    public static class WithoutProcessor {
        @Produces
        @ApplicationScoped
        OpenTelemetry telemetry() {
            return OpenTelemetrySdk.builder().build();
        }
    }

    @Dependent
    public static class Shop {
        @Inject
        AppMiddleware middleware;

        @Workflow(id = "buy")
        void buy(FunctionContext<Map<String, Object>> context) {
            context.step().run("charge", () -> "a");
            context.step().sleep("wait", Duration.ofDays(1));
        }

        @Workflow(id = "tell")
        String tell(FunctionContext<Map<String, Object>> context) {
            var body = current();
            return context.step().run("look", () -> "body %s step %s sent %s".formatted(body, current(), sent()));
        }

        private String sent() throws Exception {
            var event = Json.createObjectBuilder().add("name", "a/b").build();
            return middleware
                    .chain()
                    .having("transformSendEvent")
                    .get(0)
                    .transformSendEvent(List.of(new OutgoingEvent(null, event)))
                    .get(0)
                    .json()
                    .getJsonObject("data")
                    .getJsonObject("_trace")
                    .getString("traceparent");
        }

        private static String current() {
            var span = Span.current().getSpanContext();
            return span.getTraceId() + "-" + span.getSpanId();
        }

        @Workflow(id = "fail")
        void fail(FunctionContext<Map<String, Object>> context) {
            if ("body".equals(context.data().get("where"))) {
                throw new IllegalStateException("secret");
            }
            context.step().run("break", () -> {
                throw new IllegalStateException("secret");
            });
        }

        @Workflow(id = "leak")
        void leak(FunctionContext<Map<String, Object>> context) {
            context.step()
                    .with(StepOptions.retrying(RetryPolicy.immediately(2)))
                    .run("twice", () -> {
                        leaveOpen();
                        throw new IllegalStateException();
                    });
        }

        @SuppressWarnings("MustBeClosedChecker")
        private static void leaveOpen() {
            SDK.getTracer("careless").spanBuilder("open").startSpan().makeCurrent();
        }
    }
}
