package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The events of one transaction: sent together, in their order, after its commit; forgotten if it rolls back. */
final class CommittedEvents implements Synchronization {
    private static final System.Logger LOG = System.getLogger(CommittedEvents.class.getName());

    private final BiConsumer<List<InngestEvent<?>>, List<InngestEvent<?>>> sender;
    private final List<InngestEvent<?>> fired = new ArrayList<>();
    private final List<InngestEvent<?>> frozen = new ArrayList<>();

    private CommittedEvents(BiConsumer<List<InngestEvent<?>>, List<InngestEvent<?>>> sender) {
        this.sender = sender;
    }

    /** {@return whether the thread is in a transaction that has yet to end} */
    static boolean isInTransaction(TransactionSynchronizationRegistry registry) {
        return switch (registry.getTransactionStatus()) {
            case Status.STATUS_NO_TRANSACTION,
                    Status.STATUS_COMMITTED,
                    Status.STATUS_ROLLEDBACK,
                    Status.STATUS_UNKNOWN -> false;
            default -> true;
        };
    }

    /** {@return whether the thread's transaction cannot commit any more; not every server takes a synchronization then} */
    static boolean isBoundToRollBack(TransactionSynchronizationRegistry registry) {
        int status = registry.getTransactionStatus();
        return status == Status.STATUS_MARKED_ROLLBACK || status == Status.STATUS_ROLLING_BACK;
    }

    /** {@return the events of the thread's transaction} */
    static CommittedEvents of(
            TransactionSynchronizationRegistry registry,
            BiConsumer<List<InngestEvent<?>>, List<InngestEvent<?>>> sender) {
        if (registry.getResource(CommittedEvents.class) instanceof CommittedEvents known) {
            return known;
        }
        CommittedEvents events = new CommittedEvents(sender);
        registry.registerInterposedSynchronization(events);
        registry.putResource(CommittedEvents.class, events);
        return events;
    }

    void add(InngestEvent<?> event, InngestEvent<?> asOfNow) {
        fired.add(event);
        frozen.add(asOfNow);
    }

    @Override
    public void beforeCompletion() {
        // The data was turned into JSON when the event was fired: what cannot be sent has thrown there.
    }

    @Override
    public void afterCompletion(int status) {
        if (status != Status.STATUS_COMMITTED) {
            return;
        }
        try {
            sender.accept(fired, frozen);
        } catch (RuntimeException e) {
            int accepted = e instanceof InngestException refused
                    ? refused.acceptedIds().size()
                    : 0;
            List<InngestEvent<?>> lost = fired.subList(Math.min(accepted, fired.size()), fired.size());
            String names = lost.stream().map(InngestEvent::name).collect(Collectors.joining(", "));
            LOG.log(Level.ERROR, CdiMessages.eventsLost(lost.size(), names, String.valueOf(e.getMessage())), e);
        }
    }
}
