package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.cdi.EventSent;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.container.Jndi;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import io.github.inngestcdi.spi.EventClient;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends events itself: immediately, or after the commit if a JTA transaction is active. */
public final class DirectOutlet implements EventOutlet {
    private static final System.Logger LOG = System.getLogger(DirectOutlet.class.getName());
    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    private final Supplier<EventClient> client;
    private final Consumer<Object> observers;
    private final Supplier<Optional<TransactionSynchronizationRegistry>> transactions;

    /** Sends with the client of the application. */
    public DirectOutlet(BeanAccess beans) {
        this(
                () -> beans.get(EventClient.class),
                beans::fire,
                () -> Jndi.find(REGISTRY, TransactionSynchronizationRegistry.class));
    }

    DirectOutlet(
            Supplier<EventClient> client,
            Consumer<Object> observers,
            Supplier<Optional<TransactionSynchronizationRegistry>> transactions) {
        this.client = client;
        this.observers = observers;
        this.transactions = transactions;
    }

    @Override
    public void take(PreparedEvent event) {
        var transaction = transactions.get().filter(CommittedEvents::isInTransaction);
        if (transaction.isEmpty()) {
            notifyObservers(client.get().sendPrepared(List.of(event)), List.of(event));
        } else if (!CommittedEvents.isBoundToRollBack(transaction.get())) {
            CommittedEvents.of(transaction.get(), this::sendCommitted).add(event);
        }
    }

    /**
     * Sends the events of a transaction in one request, without their objects, which may have changed since the events
     * were fired.
     */
    private void sendCommitted(List<PreparedEvent> fired) {
        var frozen = fired.stream().map(event -> event.withSource(null)).toList();
        try {
            notifyObservers(client.get().sendPrepared(frozen), fired);
        } catch (InngestException e) {
            notifyObservers(e.acceptedIds(), fired);
            throw e;
        }
    }

    private void notifyObservers(List<String> ids, List<PreparedEvent> fired) {
        for (int i = 0; i < Math.min(ids.size(), fired.size()); i++) {
            notifyObservers(ids.get(i), fired.get(i));
        }
    }

    private void notifyObservers(String id, PreparedEvent event) {
        try {
            observers.accept(new EventSent(id, event.name(), event.source().orElse(Map.of())));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, CdiMessages.sentObserverFailed(event.name(), id), e);
        }
    }
}
