package io.github.inngestcdi.cdi.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.middleware.AppMiddleware;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String REQUEST = "00-" + TRACE_ID + "-b7ad6b7169203331-01";
    private static final String SPAN = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @Test
    void findsTheTraceOfTheCurrentRequest() {
        try (var app = TestApplication.of(Requests.class)) {
            var traces = Traces.of(app.get(BeanAccess.class));
            app.get(Requests.class).begin(Map.of("traceparent", REQUEST, "tracestate", "vendor=value"));

            assertThat(traces.get()).contains(new TraceContext(REQUEST, Optional.of("vendor=value")));

            app.get(Requests.class).begin(Map.of("traceparent", "crooked"));
            assertThat(traces.get()).isEmpty();
        }
    }

    @Test
    void findsNoTraceOutsideARequest() {
        try (var app = TestApplication.of();
                var outside = TestApplication.of(Outside.class)) {
            assertThat(Traces.of(app.get(BeanAccess.class)).get()).isEmpty();
            assertThat(Traces.of(outside.get(BeanAccess.class)).get()).isEmpty();
        }
    }

    @Test
    void prefersTheTraceOfOpenTelemetry() {
        try (var app = TestApplication.of(Requests.class);
                var span = span("00f067aa0ba902b7")) {
            app.get(Requests.class).begin(Map.of("traceparent", REQUEST));

            assertThat(span).isNotNull();
            assertThat(Traces.of(app.get(BeanAccess.class)).get())
                    .contains(new TraceContext(SPAN, Optional.of("vendor=value")));
        }
    }

    @Test
    void runsCodeInTheTraceOfItsRun() {
        try (var app = TestApplication.of()) {
            var traces = Traces.of(app.get(BeanAccess.class));

            try (var run = traces.enter(TraceContext.of(REQUEST, "vendor=value"))) {
                assertThat(run).isNotNull();
                assertThat(Span.current().getSpanContext().getTraceId()).isEqualTo(TRACE_ID);
                assertThat(traces.get()).contains(new TraceContext(REQUEST, Optional.of("vendor=value")));
            }
            assertThat(Span.current().getSpanContext().isValid()).isFalse();
            assertThat(traces.get()).isEmpty();
        }
    }

    @Test
    void passesTheTraceOfARequestToItsEventsAndOnToTheEventsOfTheRun() {
        try (var app = TestApplication.of(Requests.class, Sending.class)) {
            app.get(Requests.class).begin(Map.of("traceparent", REQUEST));
            var sent = sent(app, "{}");

            app.get(Requests.class).begin(Map.of());
            var answer =
                    app.call("sending", "some/thing", sent.getJsonObject("data").toString());

            assertThat(sent.getJsonObject("data").getJsonObject("_trace").getString("traceparent"))
                    .isEqualTo(REQUEST);
            assertThat(answer).isEqualTo("200 \"{} " + REQUEST + "\"");
        }
    }

    @Test
    void addsNoTraceToEventsIfASettingTurnsItOff() {
        try (var app = TestApplication.with(Map.of("inngest.trace", "false"), Requests.class)) {
            app.get(Requests.class).begin(Map.of("traceparent", REQUEST));

            assertThat(sent(app, "{}").getJsonObject("data")).isEmpty();
        }
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static Scope span(String id) {
        var state = TraceState.builder().put("vendor", "value").build();
        return Span.wrap(SpanContext.create(TRACE_ID, id, TraceFlags.getSampled(), state))
                .makeCurrent();
    }

    static JsonObject sent(TestApplication app, String data) {
        var event = Json.createObjectBuilder()
                .add("name", "some/thing")
                .add("data", Json.createObjectBuilder())
                .build();
        var events = List.of(new OutgoingEvent(data, event));
        for (var each : app.get(AppMiddleware.class).chain().having("transformSendEvent")) {
            try {
                events = each.transformSendEvent(events);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return events.get(0).json();
    }

    /** Provides a request as the container of a server does. */
    @ApplicationScoped
    public static class Requests {
        private final Map<String, String> headers = new HashMap<>();

        void begin(Map<String, String> given) {
            headers.clear();
            headers.putAll(given);
        }

        @Produces
        HttpServletRequest request() {
            return (HttpServletRequest) Proxy.newProxyInstance(
                    Requests.class.getClassLoader(),
                    new Class<?>[] {HttpServletRequest.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("getHeader") ? headers.get(arguments[0]) : null);
        }
    }

    /** Acts as a container does on a thread that does not answer a request. */
    @Dependent
    public static class Outside {
        @Produces
        HttpServletRequest request() {
            throw new IllegalStateException("no request");
        }
    }

    @Dependent
    public static class Sending {
        @Inject
        AppMiddleware middleware;

        @Workflow(id = "sending")
        String run(FunctionContext<Map<String, Object>> context) throws Exception {
            var event = Json.createObjectBuilder()
                    .add("name", "some/thing")
                    .add("data", Json.createObjectBuilder())
                    .build();
            var events = middleware
                    .chain()
                    .having("transformSendEvent")
                    .get(0)
                    .transformSendEvent(List.of(new OutgoingEvent(null, event)));
            return context.data()
                    + " "
                    + events.get(0)
                            .json()
                            .getJsonObject("data")
                            .getJsonObject("_trace")
                            .getString("traceparent");
        }
    }
}
