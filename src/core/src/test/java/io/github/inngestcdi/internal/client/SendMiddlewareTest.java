package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import io.github.inngestcdi.middleware.OutgoingEvent;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Middleware around the events and outputs of the client. */
class SendMiddlewareTest extends ClientTest {
    private static final String PATH = "/e/NO_EVENT_KEY_SET";
    private static final String ACCEPTED = "{\"ids\":[\"01A\"],\"status\":200}";

    private final List<String> calls = new ArrayList<>();

    private HttpInngest client(InngestMiddleware... middleware) {
        return new HttpInngest(
                settings(),
                new JsonPlatform(),
                new JsonbMapper(),
                Runnable::run,
                MiddlewareChain.of(
                        Stream.of(middleware).map(MiddlewareBinding::new).toList()));
    }

    /** Appends its name to the data of each event. */
    private final class Naming implements InngestMiddleware {
        private final String name;

        Naming(String name) {
            this.name = name;
        }

        @Override
        public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
            return events.stream()
                    .map(event -> event.withJson(Json.createObjectBuilder(event.json())
                            .add(
                                    "data",
                                    Json.createObjectBuilder()
                                            .add(
                                                    "by",
                                                    event.json()
                                                                    .getJsonObject("data")
                                                                    .getString("by")
                                                            + name))
                            .build()))
                    .toList();
        }

        @Override
        public List<String> wrapSendEvent(List<OutgoingEvent> events, Callable<List<String>> next) throws Exception {
            calls.add(name + " before " + events.size());
            var ids = next.call();
            calls.add(name + " after " + ids);
            return ids;
        }
    }

    @Test
    void sendsEventsAsTheMiddlewareChangesThem() {
        SERVER.stubFor(post(PATH).willReturn(okJson(ACCEPTED)));

        client(new Naming("A"), new Naming("B")).send(InngestEvent.of("some/thing", Map.of("by", "me")));

        SERVER.verify(
                postRequestedFor(urlEqualTo(PATH)).withRequestBody(matchingJsonPath("$[0].data.by", equalTo("meAB"))));
        assertThat(calls).containsExactly("A before 1", "B before 1", "B after [01A]", "A after [01A]");
    }

    @Test
    void sendsNothingWhenAMiddlewareLosesAnEvent() {
        InngestMiddleware losing = new InngestMiddleware() {
            @Override
            public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
                return List.of();
            }
        };

        assertThatThrownBy(() -> client(losing).send(InngestEvent.of("some/thing", Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("INNGEST-00241");
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void failsAnAsyncSendLater() {
        InngestMiddleware failing = new InngestMiddleware() {
            @Override
            public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) throws Exception {
                throw new IOException("no key");
            }
        };

        var sent = client(failing).sendAsync(InngestEvent.of("some/thing", Map.of()));

        assertThat(sent.toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("INNGEST-00242");
    }

    @Test
    void invokesFunctionsWithTheDataThatTheMiddlewareChanges() {
        SERVER.stubFor(
                post("/v2/apps/shop/functions/charge/invoke").willReturn(okJson("{\"data\":{\"runId\":\"01R\"}}")));

        client(new Naming("A")).runs().start(Invocation.of("shop-charge", Map.of("by", "me"), Object.class));

        SERVER.verify(postRequestedFor(urlEqualTo("/v2/apps/shop/functions/charge/invoke"))
                .withRequestBody(matchingJsonPath("$.data.by", equalTo("meA"))));
    }

    @Test
    void returnsOutputsAsTheMiddlewareChangesThem() {
        SERVER.stubFor(get(urlPathEqualTo("/v1/runs/01R")).willReturn(okJson("""
                                {"data":{"run_id":"01R","function_id":"f","status":"Completed","output":"secret",\
                                "run_started_at":"2026-11-21T12:00:00Z"}}""")));
        InngestMiddleware reading = new InngestMiddleware() {
            @Override
            public JsonValue transformReadOutput(String runId, JsonValue output) {
                return Json.createValue(runId + " read");
            }
        };

        var output = client(reading).runs().result("01R", String.class, Duration.ofSeconds(5));

        assertThat(output).isEqualTo("01R read");
    }
}
