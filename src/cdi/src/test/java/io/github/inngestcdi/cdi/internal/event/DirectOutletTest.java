package io.github.inngestcdi.cdi.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.cdi.EventSent;
import io.github.inngestcdi.cdi.internal.Events.OrderPlaced;
import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.RecordingInngest;
import io.github.inngestcdi.cdi.internal.TestTransaction;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.spi.EventClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectOutletTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final RecordingInngest inngest = new RecordingInngest();
    private final TestTransaction transaction = new TestTransaction();
    private final List<Object> sent = new ArrayList<>();
    private final EventClient client = new ApplicationClient(
            () -> inngest, new JsonbMapper(), MiddlewareChain.none(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final DirectOutlet outlet = new DirectOutlet(() -> client, sent::add, () -> Optional.of(transaction));

    private void fire(Object event) {
        outlet.take(client.prepare(event));
    }

    @Test
    void sendsImmediatelyWithoutATransaction() {
        fire(InngestEvent.of(new OrderPlaced("1", 5)));

        assertThat(inngest.events()).hasSize(1);
        assertThat(sent).containsExactly(new EventSent("ID1.1", "order/placed", new OrderPlaced("1", 5)));
    }

    @Test
    void sendsTheEventsOfATransactionTogetherAfterItsCommit() {
        transaction.begin();
        fire(InngestEvent.of(new OrderPlaced("1", 5)));
        fire(InngestEvent.of(new OrderPlaced("2", 5)));

        assertThat(inngest.requests()).isEmpty();
        assertThat(sent).isEmpty();

        transaction.commit();

        assertThat(inngest.requests()).hasSize(1);
        assertThat(inngest.events())
                .extracting(event -> String.valueOf(event.data()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("orderId=1"),
                        second -> assertThat(second).contains("orderId=2"));
        assertThat(sent)
                .containsExactly(
                        new EventSent("ID1.1", "order/placed", new OrderPlaced("1", 5)),
                        new EventSent("ID1.2", "order/placed", new OrderPlaced("2", 5)));
    }

    @Test
    void sendsNothingOfATransactionThatRollsBack() {
        transaction.begin();
        fire(InngestEvent.of(new OrderPlaced("1", 5)));
        transaction.rollBack();

        transaction.begin();
        fire(InngestEvent.of(new OrderPlaced("2", 5)));
        transaction.commit();

        assertThat(inngest.events()).hasSize(1);
    }

    @Test
    void dropsAnEventFiredInATransactionThatCanOnlyRollBack() {
        transaction.begin();
        transaction.setRollbackOnly();

        fire(InngestEvent.of(new OrderPlaced("1", 5)));
        transaction.rollBack();

        assertThat(inngest.requests()).isEmpty();
    }

    @Test
    void sendsTheDataAndTheTimeOfTheMomentAtWhichItWasFired() {
        Map<String, Object> data = new HashMap<>(Map.of("status", "placed"));
        transaction.begin();
        fire(InngestEvent.of("order/changed", data).withId("mine").withVersion("2"));

        data.put("status", "changed");
        transaction.commit();

        assertThat(inngest.events())
                .containsExactly(new InngestEvent<>(
                        "order/changed",
                        Map.of("status", "placed"),
                        Optional.of("mine"),
                        Optional.of(NOW),
                        Optional.of("2")));
    }

    @Test
    void refusesInTheTransactionDataThatIsNotAJsonObject() {
        transaction.begin();

        assertThatThrownBy(() -> fire(InngestEvent.of("order/placed", new Broken(Map.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-01042")
                .hasMessageContaining("order/placed");
        assertThatThrownBy(() -> fire(InngestEvent.of("order/placed", "text"))).hasMessageContaining("INNGEST-01043");
    }

    @Test
    void reportsTheSentAndTheLostEventsIfTheServerRefusesSomeAfterTheCommit() {
        inngest.accept(1);
        transaction.begin();
        fire(InngestEvent.of("order/placed", Map.of()));
        fire(InngestEvent.of("mail/wanted", Map.of("card", "4711")));
        fire(InngestEvent.of("stock/changed", Map.of()));

        try (var log = new LogRecords(CommittedEvents.class)) {
            transaction.commit();

            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("SEVERE INNGEST-01040")
                            .contains(
                                    "2 of its events",
                                    "mail/wanted, stock/changed",
                                    "The server is down.",
                                    "inngest-outbox")
                            .doesNotContain("4711", "order/placed"));
        }
        assertThat(sent).containsExactly(new EventSent("ID1.1", "order/placed", Map.of()));
    }

    public record Broken(Map<String, String> entries) {
        public String getName() {
            return entries.get(null);
        }
    }
}
