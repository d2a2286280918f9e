package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.cdi.EventSent;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.container.Jndi;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends events by itself: at once, or, in a JTA transaction, after its commit. */
public final class DirectOutlet implements EventOutlet {
    private static final System.Logger LOG = System.getLogger(DirectOutlet.class.getName());
    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    private final Supplier<Inngest> inngest;
    private final Supplier<JsonMapper> mapper;
    private final Consumer<Object> observers;
    private final Supplier<Optional<TransactionSynchronizationRegistry>> transactions;
    private final Clock clock;

    /** Sends with the client of the application. */
    public DirectOutlet(BeanAccess beans) {
        this(
                () -> beans.get(Inngest.class),
                () -> beans.get(JsonMapper.class),
                beans::fire,
                () -> Jndi.find(REGISTRY, TransactionSynchronizationRegistry.class),
                Clock.systemUTC());
    }

    DirectOutlet(
            Supplier<Inngest> inngest,
            Supplier<JsonMapper> mapper,
            Consumer<Object> observers,
            Supplier<Optional<TransactionSynchronizationRegistry>> transactions,
            Clock clock) {
        this.inngest = inngest;
        this.mapper = mapper;
        this.observers = observers;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void take(InngestEvent<?> event) {
        Optional<TransactionSynchronizationRegistry> transaction =
                transactions.get().filter(CommittedEvents::isInTransaction);
        if (transaction.isPresent()) {
            InngestEvent<?> asOfNow = frozen(event);
            if (!CommittedEvents.isBoundToRollBack(transaction.get())) {
                CommittedEvents.of(transaction.get(), this::send).add(event, asOfNow);
            }
        } else {
            tellObservers(inngest.get().send(event), event);
        }
    }

    /** Sends what a transaction has committed, in one request. */
    private void send(List<InngestEvent<?>> fired, List<InngestEvent<?>> frozen) {
        try {
            tellObservers(inngest.get().send(frozen), fired);
        } catch (InngestException e) {
            tellObservers(e.acceptedIds(), fired);
            throw e;
        }
    }

    private void tellObservers(List<String> ids, List<InngestEvent<?>> fired) {
        for (int i = 0; i < Math.min(ids.size(), fired.size()); i++) {
            tellObservers(ids.get(i), fired.get(i));
        }
    }

    /** {@return {@code event} as it is now, whatever becomes of its data until the commit} */
    private InngestEvent<?> frozen(InngestEvent<?> event) {
        JsonMapper json = mapper.get();
        Object data;
        try {
            data = json.fromJson(json.toJson(event.data()), Object.class);
        } catch (RuntimeException e) {
            throw CdiMessages.dataNotWritable(event.name(), e);
        }
        if (!(data instanceof Map)) {
            throw CdiMessages.dataIsNoObject(event.name());
        }
        Instant happened = event.timestamp().orElseGet(clock::instant);
        return new InngestEvent<>(event.name(), data, event.id(), Optional.of(happened), event.version());
    }

    private void tellObservers(String id, InngestEvent<?> event) {
        try {
            observers.accept(new EventSent(id, event.name(), Objects.requireNonNull(event.data())));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, CdiMessages.sentObserverFailed(event.name(), id), e);
        }
    }
}
