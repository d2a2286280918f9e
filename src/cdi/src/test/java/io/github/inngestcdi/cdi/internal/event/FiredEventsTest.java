package io.github.inngestcdi.cdi.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.EventNotValidException;
import io.github.inngestcdi.cdi.EventSent;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.TestJndi;
import io.github.inngestcdi.cdi.internal.TestTransaction;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.spi.EventClient;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The whole path of a fired event through our own client, without the request: the middleware answers instead of the
 * server.
 */
class FiredEventsTest {
    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    @Test
    void throwTheErrorOfAMiddlewareToTheFiringCodeAndAreNotTaken() {
        try (var app = TestApplication.of(Shop.class, Marking.class, Server.class, Keeping.class)) {
            app.get(Server.class).fail();

            assertThatThrownBy(() -> app.get(Shop.class).fire(new Order("7")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no key");
            assertThat(app.get(Keeping.class).taken()).isEmpty();
            assertThat(app.get(Server.class).threads()).containsExactly(Thread.currentThread());
        }
    }

    @Test
    void areNotTakenIfTheyAreNotValid() {
        try (var app = TestApplication.of(Shop.class, Marking.class, Server.class, Keeping.class)) {
            assertThatThrownBy(() -> app.get(Shop.class).fire(new Order(" ")))
                    .isInstanceOf(EventNotValidException.class);
            assertThat(app.get(Keeping.class).taken()).isEmpty();
        }
    }

    @Test
    void reachTheOutletAsTheBytesThatTheMiddlewareLeaves() {
        try (var app = TestApplication.of(Shop.class, Marking.class, Server.class, Keeping.class)) {
            var order = new Order("7");

            app.get(Shop.class)
                    .fireEnvelope(InngestEvent.<Object>of("order/placed", order).withId("order-7"));
            order.setOrderId("8");

            assertThat(app.get(Keeping.class).taken()).singleElement().satisfies(event -> {
                assertThat(event.name()).isEqualTo("order/placed");
                assertThat(event.id()).contains("order-7");
                assertThat(event.source()).containsSame(order);
                assertThat(StandardCharsets.UTF_8.decode(event.json()).toString())
                        .contains("\"data\":{\"orderId\":\"7\"}", "\"id\":\"order-7\"", "\"v\":\"marked\"");
            });
        }
    }

    @Test
    void areSentByTheApplicationsOutletWithTheClient() {
        try (var app = TestApplication.of(Shop.class, Marking.class, Server.class, Keeping.class)) {
            app.get(Shop.class).fire(new Order("7"));

            assertThat(app.get(Keeping.class).flush()).containsExactly("ID1");
            assertThat(app.get(Server.class).sent("orderId")).containsExactly("7");
        }
    }

    @Test
    void areSentOnceEachTimeTheyAreFired() {
        try (var app = TestApplication.of(Shop.class, Marking.class, Server.class)) {
            var order = new Order("7");

            app.get(Shop.class).fire(order);
            app.get(Shop.class).fire(order);

            assertThat(app.get(Server.class).sent("orderId")).containsExactly("7", "7");
            assertThat(app.get(Server.class).requests()).hasSize(2);
        }
    }

    @Test
    void areFrozenInATransactionAndSentAfterItsCommitInOneRequest() {
        var transaction = new TestTransaction().begin();
        try (var jndi = TestJndi.with(REGISTRY, transaction);
                var app = TestApplication.of(Shop.class, Marking.class, Server.class)) {
            var order = new Order("7");
            assertThat(jndi).isNotNull();
            app.get(Shop.class).fire(order);
            order.setOrderId("8");
            app.get(Shop.class).fire(order);

            var server = app.get(Server.class);
            assertThat(server.requests()).isEmpty();
            transaction.commit();

            assertThat(server.requests()).hasSize(1);
            assertThat(server.sent("orderId")).containsExactly("7", "8");
            assertThat(server.threads()).hasSize(2);
            assertThat(server.requests().get(0))
                    .as("a delayed event is reported as it is sent, not in the present state of its object")
                    .allSatisfy(event ->
                            assertThat(event.source()).isEqualTo(event.json().get("data")));
            assertThat(app.get(Shop.class).sent())
                    .containsExactly(
                            new EventSent("ID1", "order/placed", order), new EventSent("ID2", "order/placed", order));
        }
    }

    @Test
    void throwWhenFiredInATransactionIfTheyCannotBeSent() {
        var transaction = new TestTransaction().begin();
        try (var jndi = TestJndi.with(REGISTRY, transaction);
                var app = TestApplication.of(Shop.class, Marking.class, Server.class)) {
            var shop = app.get(Shop.class);
            assertThat(jndi).isNotNull();

            assertThatThrownBy(() -> shop.fire(new Order(""))).isInstanceOf(EventNotValidException.class);
            assertThatThrownBy(() -> shop.fireEnvelope(InngestEvent.of("order/placed", "text")))
                    .hasMessageContaining("INNGEST-00205");
            assertThatThrownBy(() -> shop.fireEnvelope(InngestEvent.of("inngest/x", Map.of())))
                    .hasMessageContaining("INNGEST-00229");
            transaction.commit();

            assertThat(app.get(Server.class).requests()).isEmpty();
        }
    }

    @Test
    void mayHaveNoData() {
        var transaction = new TestTransaction();
        try (var jndi = TestJndi.with(REGISTRY, transaction);
                var app = TestApplication.of(Shop.class, Marking.class, Server.class)) {
            var empty = new InngestEvent<>("order/none", null, Optional.empty(), Optional.empty(), Optional.empty());
            assertThat(jndi).isNotNull();
            app.get(Shop.class).fireEnvelope(empty);
            transaction.begin();
            app.get(Shop.class).fireEnvelope(empty);
            transaction.commit();

            assertThat(app.get(Server.class).requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.get(0).json().getJsonObject("data"))
                            .isEmpty());
            assertThat(app.get(Shop.class).sent())
                    .containsExactly(
                            new EventSent("ID1", "order/none", Map.of()), new EventSent("ID1", "order/none", Map.of()));
        }
    }

    /** An order whose data can change. */
    @EventName("order/placed")
    public static class Order {
        @NotBlank
        private String orderId;

        public Order(String orderId) {
            this.orderId = orderId;
        }

        public String getOrderId() {
            return orderId;
        }

        public void setOrderId(String orderId) {
            this.orderId = orderId;
        }
    }

    @ApplicationScoped
    public static class Shop {
        private final List<EventSent> sent = new ArrayList<>();

        @Inject
        @Async
        Event<Object> events;

        @Inject
        @Async
        Event<InngestEvent<Object>> envelopes;

        void fireEnvelope(InngestEvent<Object> event) {
            envelopes.fire(event);
        }

        void fire(Object event) {
            events.fire(event);
        }

        List<EventSent> sent() {
            return sent;
        }

        void see(@Observes EventSent event) {
            sent.add(event);
        }
    }

    /** Changes each event, and answers instead of the server. */
    @Dependent
    @Priority(1)
    public static class Marking implements InngestMiddleware {
        @Inject
        Server server;

        @Override
        public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
            return server.marked(events);
        }

        @Override
        public List<String> wrapSendEvent(List<OutgoingEvent> events, Callable<List<String>> next) {
            server.requests().add(events);
            return IntStream.rangeClosed(1, events.size())
                    .mapToObj(place -> "ID" + place)
                    .toList();
        }
    }

    @ApplicationScoped
    public static class Server {
        private final List<List<OutgoingEvent>> requests = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();
        private boolean failing;

        void fail() {
            failing = true;
        }

        List<List<OutgoingEvent>> requests() {
            return requests;
        }

        List<Thread> threads() {
            return threads;
        }

        List<OutgoingEvent> marked(List<OutgoingEvent> events) {
            threads.add(Thread.currentThread());
            if (failing) {
                throw new IllegalStateException("no key");
            }
            return events.stream().map(Server::marked).toList();
        }

        private static OutgoingEvent marked(OutgoingEvent event) {
            var changed =
                    Json.createObjectBuilder(event.json()).add("v", "marked").build();
            return event.withJson(changed);
        }

        List<String> sent(String member) {
            return requests.stream()
                    .flatMap(List::stream)
                    .map(event -> event.json().getJsonObject("data").getString(member))
                    .toList();
        }
    }

    /** Keeps events until the test sends them, as a store does. */
    @ApplicationScoped
    public static class Keeping implements EventOutlet {
        private final List<PreparedEvent> taken = new ArrayList<>();

        @Inject
        EventClient client;

        @Override
        public void take(PreparedEvent event) {
            taken.add(event);
        }

        List<PreparedEvent> taken() {
            return taken;
        }

        List<String> flush() {
            return client.sendPrepared(taken);
        }
    }
}
