package io.github.inngestcdi.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.internal.middleware.ThreadTrace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceMiddlewareTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final TraceContext TRACE = new TraceContext(PARENT, Optional.of("vendor=value"));
    private static final TraceContext OTHER = new TraceContext(PARENT.replace("0af", "1af"), Optional.empty());
    private static final String TRACED =
            "{'name':'a/b','data':{'n':1,'_trace':{'traceparent':'" + PARENT + "','tracestate':'vendor=value'}}}";

    private Optional<TraceContext> ofTheRequest = Optional.of(TRACE);
    private final ThreadTrace current = new ThreadTrace(() -> ofTheRequest);
    private final TraceMiddleware middleware = new TraceMiddleware(current);
    private final RunInfo run = new OneRun();

    @Test
    void putsTheCurrentTraceIntoTheDataOfEventsSent() {
        assertThat(sent("{'name':'a/b','data':{'n':1},'id':'x'}"))
                .isEqualTo(json("{'name':'a/b','data':{'n':1,'_trace':{'traceparent':'" + PARENT
                        + "','tracestate':'vendor=value'}},'id':'x'}"));
    }

    @Test
    void leavesEventsUnchangedWithoutATraceOrWithTheirOwn() {
        var forwarded = "{'name':'a/b','data':{'_trace':{'traceparent':'mine'}}}";

        assertThat(sent(forwarded)).isEqualTo(json(forwarded));
        ofTheRequest = Optional.empty();
        assertThat(sent("{'name':'a/b','data':{}}")).isEqualTo(json("{'name':'a/b','data':{}}"));
    }

    @Test
    void removesTheTraceFromTheDataOfAFunction() {
        var events = middleware.transformFunctionInput(run, List.of(json(TRACED)));

        assertThat(events).containsExactly(json("{'name':'a/b','data':{'n':1}}"));
        assertThat(TraceMiddleware.traceOf(run)).contains(TRACE);
    }

    @Test
    void returnsEachTraceOfABatchOnceAndTheFirstAsThatOfTheRun() {
        var other = json(TRACED.replace(PARENT, OTHER.traceparent()).replace(",'tracestate':'vendor=value'", ""));

        middleware.transformFunctionInput(run, List.of(json(TRACED), other, json(TRACED), json("{'name':'a/b'}")));

        assertThat(TraceMiddleware.tracesOf(run)).containsExactly(TRACE, OTHER);
        assertThat(TraceMiddleware.traceOf(run)).contains(TRACE);
    }

    @Test
    void returnsNoTraceIfTheEventHasNoValidOne() {
        var malformed = json("{'name':'a/b','data':{'_trace':{'traceparent':7}}}");
        var text = json("{'name':'a/b','data':{'_trace':'x'}}");
        var none = json("{'name':'a/b'}");

        var events = middleware.transformFunctionInput(run, List.of(malformed, text, none));

        assertThat(events)
                .containsExactly(
                        json("{'name':'a/b','data':{}}"), json("{'name':'a/b','data':{}}"), json("{'name':'a/b'}"));
        assertThat(TraceMiddleware.traceOf(run)).isEmpty();
        assertThat(TraceMiddleware.tracesOf(run)).isEmpty();
    }

    @Test
    void passesOnTheTraceOfTheRunAndNotThatOfTheCallRequest() throws Exception {
        ofTheRequest = Optional.of(OTHER);
        List<JsonObject> seen = new ArrayList<>();

        middleware.transformFunctionInput(run, List.of(json(TRACED)));
        middleware.wrapFunctionHandler(run, () -> {
            seen.add(sent("{'name':'a/b','data':{'n':1}}"));
            seen.add(invoked("{'n':1}"));
            return JsonValue.NULL;
        });

        assertThat(seen).containsExactly(json(TRACED), json(TRACED).getJsonObject("data"));
        assertThat(current.get()).contains(OTHER);
    }

    @Test
    void passesOnNoTraceFromARunWithoutOne() throws Exception {
        middleware.wrapFunctionHandler(run, () -> {
            assertThat(current.get()).isEmpty();
            return JsonValue.NULL;
        });

        assertThat(current.get()).contains(TRACE);
    }

    @Test
    void entersTheTraceForTheBodyOnly() throws Exception {
        ofTheRequest = Optional.empty();

        middleware.wrapFunctionHandler(run, () -> {
            middleware.transformFunctionInput(run, List.of(json(TRACED)));
            assertThat(current.get()).contains(TRACE);
            return JsonValue.NULL;
        });

        assertThat(current.get()).isEmpty();
    }

    @Test
    void appliesToOneThreadOnly() throws Exception {
        ofTheRequest = Optional.empty();
        try (var scope = current.enter(Optional.of(TRACE))) {
            List<Optional<TraceContext>> elsewhere = new ArrayList<>();

            var other = new Thread(() -> elsewhere.add(current.get()));
            other.start();
            other.join();

            assertThat(scope).isNotNull();
            assertThat(elsewhere).containsExactly(Optional.empty());
        }
    }

    private JsonObject sent(String event) {
        return middleware
                .transformSendEvent(List.of(new OutgoingEvent(null, json(event))))
                .get(0)
                .json();
    }

    private JsonObject invoked(String data) {
        var step = new StepInfo(run, "call", 0, "hash", "invoke", "call", false);
        return middleware.transformStepInput(step, List.of(json(data))).get(0).asJsonObject();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static final class OneRun implements RunInfo {
        @Override
        public boolean isBeginning() {
            return true;
        }

        private final Map<String, Object> attributes = new HashMap<>();

        @Override
        public String runId() {
            return "01RUN";
        }

        @Override
        public String functionId() {
            return "app-f";
        }

        @Override
        public int attempt() {
            return 0;
        }

        @Override
        public List<InngestEvent<?>> events() {
            return List.of();
        }

        @Override
        public Map<String, Object> attributes() {
            return attributes;
        }
    }
}
