package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.internal.middleware.ThreadTrace;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.middleware.TraceMiddleware;
import io.github.inngestcdi.spi.EventClient;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events that are prepared first and sent later. */
class PreparedEventsTest extends ClientTest {
    private static final String PATH = "/e/NO_EVENT_KEY_SET";
    private static final int MAX_BYTES = 3 * 1024 * 1024;

    private final Hooks hooks = new Hooks();

    @EventName(value = "order/placed", version = "2")
    public record OrderPlaced(String orderId) {}

    /** Counts its calls, and marks each event that it changes. */
    private static final class Hooks implements InngestMiddleware {
        private int transformed;
        private final List<OutgoingEvent> wrapped = new ArrayList<>();

        @Override
        public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
            transformed++;
            return events.stream()
                    .map(event -> event.withJson(Json.createObjectBuilder(event.json())
                            .add("id", "marked-" + transformed)
                            .build()))
                    .toList();
        }

        @Override
        public List<String> wrapSendEvent(List<OutgoingEvent> events, Callable<List<String>> next) throws Exception {
            wrapped.addAll(events);
            return next.call();
        }
    }

    private EventClient through(InngestMiddleware... middleware) {
        return new HttpInngest(
                settings(),
                new JsonPlatform(),
                new JsonbMapper(),
                Runnable::run,
                MiddlewareChain.of(
                        Stream.of(middleware).map(MiddlewareBinding::new).toList()));
    }

    private static void serverAccepts(int events) {
        var ids = String.join(",", Collections.nCopies(events, "\"01A\""));
        SERVER.stubFor(post(PATH).willReturn(okJson("{\"ids\":[" + ids + "],\"status\":200}")));
    }

    private static List<String> bodies() {
        return SERVER.findAll(postRequestedFor(urlEqualTo(PATH))).stream()
                .map(request -> new String(request.getBody(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String text(PreparedEvent event) {
        return StandardCharsets.UTF_8.decode(event.json()).toString();
    }

    @Test
    void haveTheBytesAndThePartsOfTheWholeEvent() {
        var order = new OrderPlaced("7");

        var event = client().prepare(InngestEvent.of(order).withId("order-7").withTimestamp(START.plusNanos(999)));

        assertThat(text(event))
                .isEqualTo(
                        "{\"name\":\"order/placed\",\"data\":{\"orderId\":\"7\"},\"id\":\"order-7\",\"v\":\"2\",\"ts\":1795303218064}");
        assertThat(event.name()).isEqualTo("order/placed");
        assertThat(event.id()).contains("order-7");
        assertThat(event.timestamp()).isEqualTo(START);
        assertThat(event.source()).containsSame(order);
        assertThat(bodies()).isEmpty();
    }

    @Test
    void areSentInOrderByteForByte() {
        serverAccepts(3);
        EventClient client = client();
        var first = client.prepare(new OrderPlaced("1"));
        var second = client.prepare(new OrderPlaced("zwei €"));

        var ids = client.sendPrepared(List.of(first, second, first));

        assertThat(ids).hasSize(3);
        assertThat(bodies()).containsExactly("[%s,%s,%s]".formatted(text(first), text(second), text(first)));
    }

    @Test
    void areSentAsTheyWereAfterARoundTripThroughAStore() {
        serverAccepts(1);
        var client = through(hooks);
        var event = client.prepare(new OrderPlaced("7"));
        var bytes = new byte[event.size()];
        event.json().get(bytes);

        client.sendPrepared(List.of(PreparedEvent.of(event.name(), event.id(), event.timestamp(), bytes)));

        assertThat(bodies()).containsExactly("[" + text(event) + "]");
        assertThat(hooks.transformed).isEqualTo(1);
        assertThat(hooks.wrapped).singleElement().satisfies(shown -> {
            assertThat(shown.json().getString("id")).isEqualTo("marked-1");
            assertThat(shown.source()).isEqualTo(shown.json().getJsonObject("data"));
        });
    }

    @Test
    void passThroughTheMiddlewareOnceWithTheirObject() {
        serverAccepts(1);
        var client = through(hooks);
        var order = new OrderPlaced("7");
        var event = client.prepare(order);

        client.sendPrepared(List.of(event));
        client.sendPrepared(List.of(event));

        assertThat(event.id()).contains("marked-1");
        assertThat(hooks.transformed).isEqualTo(1);
        assertThat(hooks.wrapped).hasSize(2).allSatisfy(shown -> {
            assertThat(shown.source()).isSameAs(order);
            assertThat(shown.json().getInt("ts")).isNotZero();
        });
        assertThat(bodies()).hasSize(2).allMatch(body -> body.equals("[" + text(event) + "]"));
    }

    @Test
    void keepTheDataOfTheMomentTheyWerePrepared() {
        serverAccepts(1);
        Map<String, Object> data = new HashMap<>(Map.of("status", "placed"));
        EventClient client = client();
        var event = client.prepare(InngestEvent.of("order/changed", data));

        data.put("status", "changed");
        client.sendPrepared(List.of(event));

        assertThat(bodies()).singleElement().asString().contains("placed").doesNotContain("\"changed\"");
    }

    @Test
    void carryTheTraceOfTheMomentTheyWerePrepared() {
        var fired = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var trace = new ThreadTrace(Optional::empty);
        var client = through(new TraceMiddleware(trace));
        serverAccepts(1);

        PreparedEvent event;
        try (var scope = trace.enter(TraceContext.of(fired, null))) {
            assertThat(scope).isNotNull();
            event = client.prepare(new OrderPlaced("7"));
        }
        try (var scope = trace.enter(TraceContext.of(fired.replace("0af", "1af"), null))) {
            assertThat(scope).isNotNull();
            client.sendPrepared(List.of(event));
        }

        assertThat(bodies()).singleElement().asString().contains(fired).doesNotContain("1af");
    }

    @Test
    void haveAnEmptyObjectForNoData() {
        var event = client().prepare(new InngestEvent<>(
                "order/placed", null, Optional.empty(), Optional.of(START), Optional.empty()));

        assertThat(text(event)).isEqualTo("{\"name\":\"order/placed\",\"data\":{},\"ts\":1795303218064}");
        assertThat(event.source()).isEmpty();
    }

    @Test
    void areRefusedAtPreparationIfTheServerWouldRefuseThem() {
        EventClient client = client();

        assertThatThrownBy(() -> client.prepare("text")).hasMessageContaining("INNGEST-00001");
        assertThatThrownBy(() -> client.prepare(InngestEvent.of("a/b", "text"))).hasMessageContaining("INNGEST-00205");
        assertThatThrownBy(() -> client.prepare(InngestEvent.of("inngest/b", Map.of())))
                .hasMessageContaining("INNGEST-00229");
        assertThatThrownBy(() -> client.prepare(InngestEvent.of("a/b", Map.of()).withTimestamp(Instant.EPOCH)))
                .hasMessageContaining("INNGEST-00230");
    }

    @Test
    void acceptANameOfAtMost512Bytes() {
        EventClient client = client();
        var longest = "é".repeat(256);

        assertThat(client.prepare(InngestEvent.of(longest, Map.of())).name()).isEqualTo(longest);
        assertThatThrownBy(() -> client.prepare(InngestEvent.of(longest + "e", Map.of())))
                .hasMessageContaining("INNGEST-00228")
                .hasMessageContaining("512");
    }

    @Test
    void acceptAtMostThreeMebibytes() {
        EventClient client = client();
        int rest = client.prepare(InngestEvent.of("a/b", Map.of("x", ""))).size();
        var largest = "x".repeat(MAX_BYTES - rest);

        assertThat(client.prepare(InngestEvent.of("a/b", Map.of("x", largest))).size())
                .isEqualTo(MAX_BYTES);
        assertThatThrownBy(() -> client.prepare(InngestEvent.of("a/b", Map.of("x", largest + "x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00207")
                .hasMessageContaining(String.valueOf(MAX_BYTES + 1));
        assertThatThrownBy(() -> client.prepare(InngestEvent.of("a/b", Map.of("x", "é" + largest.substring(1)))))
                .as("two bytes in place of one")
                .hasMessageContaining(String.valueOf(MAX_BYTES + 1));
    }

    @Test
    void replaceAnUnpairedSurrogate() {
        var event = client().prepare(InngestEvent.of("a/b", Map.of("x", "before \uD83D after \uD83D\uDE00")));

        assertThat(text(event)).contains("\"before ? after \uD83D\uDE00\"");
    }

    @Test
    void areAllSentIfTheyShareAnId() {
        serverAccepts(2);
        EventClient client = client();
        var event = client.prepare(InngestEvent.of("a/b", Map.of()).withId("twice"));
        var other = client.prepare(InngestEvent.of("c/d", Map.of()).withId("twice"));

        assertThat(client.sendPrepared(List.of(event, other))).hasSize(2);
        assertThat(bodies()).containsExactly("[%s,%s]".formatted(text(event), text(other)));
    }

    @Test
    void areNotSentWhenThereAreNone() {
        assertThat(client().sendPrepared(List.of())).isEmpty();
        assertThat(bodies()).isEmpty();
    }

    @Test
    void areSentAgainUnderOneSeedAndWithOneBody() {
        SERVER.stubFor(post(PATH)
                .inScenario("flaky")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("well"));
        SERVER.stubFor(post(PATH)
                .inScenario("flaky")
                .whenScenarioStateIs("well")
                .willReturn(okJson("{\"ids\":[\"01A\"],\"status\":200}")));
        var client = client();
        var event = client.prepare(new OrderPlaced("7"));

        client.sendPrepared(List.of(event));

        assertThat(SERVER.findAll(postRequestedFor(urlEqualTo(PATH))).stream()
                        .map(request -> request.getHeader("x-inngest-event-id-seed") + request.getBodyAsString())
                        .distinct())
                .hasSize(1);
        assertThat(bodies()).hasSize(2);
    }

    @Test
    void reportTheIdsAcceptedBeforeARefusal() {
        SERVER.stubFor(post(PATH)
                .willReturn(okJson("{\"ids\":[\"01A\",\"\"],\"status\":400,\"error\":\"too large\"}")
                        .withStatus(400)));
        EventClient client = client();
        var event = client.prepare(new OrderPlaced("7"));

        var refused = catchThrowableOfType(InngestException.class, () -> client.sendPrepared(List.of(event, event)));

        assertThat(refused.acceptedIds()).containsExactly("01A");
    }

    @Test
    void keepTheSourceThatTheMiddlewareGivesThem() {
        var client = through(new InngestMiddleware() {
            @Override
            public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
                return events.stream()
                        .map(event -> new OutgoingEvent("masked", event.json()))
                        .toList();
            }
        });

        assertThat(client.prepare(new OrderPlaced("7")).source()).contains("masked");
    }
}
