package io.github.inngestcdi.cdi.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.EventSent;
import io.github.inngestcdi.cdi.internal.Events.OrderPlaced;
import io.github.inngestcdi.cdi.internal.Events.Unnamed;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.RecordingInngest;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncEventBridgeTest {
    private final TestApplication app =
            TestApplication.of(RecordingInngest.class, Shop.class, Journal.class, LastObserver.class);
    private final Shop shop = app.get(Shop.class);
    private final Journal journal = app.get(Journal.class);
    private final RecordingInngest inngest = app.get(RecordingInngest.class);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void namesAnEventAfterTheClassOfTheFiredObject() {
        shop.fire(new OrderPlaced("7", 5));
        shop.fire(new UserRegistered("42", "ada@example.org"));

        assertThat(inngest.events()).extracting(InngestEvent::name).containsExactly("order/placed", "user/registered");
    }

    @Test
    void sendsAnEventWithItsEnvelope() {
        shop.fireEnvelope(InngestEvent.of("some/thing", new Unnamed("x")).withId("mine"));

        assertThat(inngest.events()).extracting(event -> event.id().orElse("")).containsExactly("mine");
    }

    @Test
    void notifiesLocalObserversBeforeAnythingIsSent() {
        shop.fire(new OrderPlaced("7", 5));

        assertThat(journal.entries()).containsExactly("first 7", "last 7, sent 0", "sent order/placed as ID1.1 7");
    }

    @Test
    void sendsNothingIfALocalObserverThrows() {
        assertThatThrownBy(() -> shop.fire(new OrderPlaced("veto", 5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("vetoed");
        assertThat(inngest.requests()).isEmpty();
    }

    @Test
    void throwsToTheCallerIfTheEventCannotBeSent() {
        inngest.accept(0);

        assertThatThrownBy(() -> shop.fire(new OrderPlaced("7", 5))).isInstanceOf(InngestException.class);
        assertThatThrownBy(() -> shop.fire(new Unnamed("x"))).hasMessageContaining("INNGEST-00001");
        assertThat(journal.entries()).noneMatch(entry -> entry.startsWith("sent "));
    }

    @Test
    void sendsAnEventFiredAsynchronouslyBeforeItCompletes() {
        shop.fireAsync(new OrderPlaced("7", 5));

        assertThat(inngest.events()).hasSize(1);
        assertThat(journal.entries()).containsExactly("sent order/placed as ID1.1 7");

        inngest.accept(0);

        assertThatThrownBy(() -> shop.fireAsync(new OrderPlaced("8", 5))).isInstanceOf(CompletionException.class);
    }

    @Test
    void sendsNoEventThatIsFiredWithoutTheQualifier() {
        app.container().event().fire(new OrderPlaced("7", 5));

        assertThat(inngest.requests()).isEmpty();
    }

    @Test
    void returnsNormallyIfAnObserverOfTheSentEventFails() {
        shop.fire(new OrderPlaced("unlucky", 5));

        assertThat(inngest.events()).hasSize(1);
    }

    @Test
    void handsEventsToTheApplicationsOutletIfItHasOne() {
        try (var own = TestApplication.of(Shop.class, OwnOutlet.class)) {
            own.get(Shop.class).fire(new OrderPlaced("7", 5));

            assertThat(own.get(OwnOutlet.class).taken()).containsExactly("order/placed");
        }
    }

    @ApplicationScoped
    public static class Shop {
        @Inject
        @Async
        private Event<Object> events;

        @Inject
        @Async
        private Event<InngestEvent<Unnamed>> envelopes;

        void fire(Object event) {
            events.fire(event);
        }

        void fireEnvelope(InngestEvent<Unnamed> event) {
            envelopes.fire(event);
        }

        void fireAsync(Object event) {
            events.fireAsync(event).toCompletableFuture().join();
        }
    }

    @ApplicationScoped
    public static class Journal {
        private final List<String> entries = new ArrayList<>();

        List<String> entries() {
            return entries;
        }

        void first(@Observes @Priority(1) OrderPlaced order) {
            entries.add("first " + order.orderId());
            if (order.orderId().equals("veto")) {
                throw new IllegalStateException("vetoed");
            }
        }

        void sent(@Observes EventSent sent) {
            if (!(sent.data() instanceof OrderPlaced order)) {
                return;
            }
            if (order.orderId().equals("unlucky")) {
                throw new IllegalStateException("unlucky");
            }
            entries.add("sent " + sent.name() + " as " + sent.id() + " " + order.orderId());
        }
    }

    @ApplicationScoped
    public static class LastObserver {
        void last(@Observes @Priority(1_000_000) OrderPlaced order, RecordingInngest inngest, Journal journal) {
            journal.entries()
                    .add("last " + order.orderId() + ", sent "
                            + inngest.requests().size());
        }
    }

    @ApplicationScoped
    public static class OwnOutlet implements EventOutlet {
        private final List<String> taken = new ArrayList<>();

        List<String> taken() {
            return taken;
        }

        @Override
        public void take(PreparedEvent event) {
            taken.add(event.name());
        }
    }
}
