package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The events of one transaction. They are sent together and in order after its commit, and dropped if it rolls back. */
final class CommittedEvents implements Synchronization {
    private static final System.Logger LOG = System.getLogger(CommittedEvents.class.getName());

    private final Consumer<List<PreparedEvent>> sender;
    private final List<PreparedEvent> fired = new ArrayList<>();

    private CommittedEvents(Consumer<List<PreparedEvent>> sender) {
        this.sender = sender;
    }

    /** {@return whether the thread is in a transaction that has not ended} */
    static boolean isInTransaction(TransactionSynchronizationRegistry registry) {
        return switch (registry.getTransactionStatus()) {
            case Status.STATUS_NO_TRANSACTION,
                    Status.STATUS_COMMITTED,
                    Status.STATUS_ROLLEDBACK,
                    Status.STATUS_UNKNOWN -> false;
            default -> true;
        };
    }

    /** {@return whether the thread's transaction can only roll back; some servers then refuse a synchronization} */
    static boolean isBoundToRollBack(TransactionSynchronizationRegistry registry) {
        int status = registry.getTransactionStatus();
        return status == Status.STATUS_MARKED_ROLLBACK || status == Status.STATUS_ROLLING_BACK;
    }

    /** {@return the events of the thread's transaction} */
    static CommittedEvents of(TransactionSynchronizationRegistry registry, Consumer<List<PreparedEvent>> sender) {
        if (registry.getResource(CommittedEvents.class) instanceof CommittedEvents known) {
            return known;
        }
        var events = new CommittedEvents(sender);
        registry.registerInterposedSynchronization(events);
        registry.putResource(CommittedEvents.class, events);
        return events;
    }

    void add(PreparedEvent event) {
        fired.add(event);
    }

    @Override
    public void beforeCompletion() {
        // Events are prepared when they are fired: for one that cannot be sent, the exception is thrown there.
    }

    @Override
    public void afterCompletion(int status) {
        if (status != Status.STATUS_COMMITTED) {
            return;
        }
        try {
            sender.accept(List.copyOf(fired));
        } catch (RuntimeException e) {
            int accepted = e instanceof InngestException refused
                    ? refused.acceptedIds().size()
                    : 0;
            var lost = fired.subList(Math.min(accepted, fired.size()), fired.size());
            var names = lost.stream().map(PreparedEvent::name).collect(Collectors.joining(", "));
            LOG.log(Level.ERROR, CdiMessages.eventsLost(lost.size(), names, String.valueOf(e.getMessage())), e);
        }
    }
}
