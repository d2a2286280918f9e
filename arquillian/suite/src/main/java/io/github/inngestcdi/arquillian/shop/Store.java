package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.cdi.DurableStep;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.List;

/** The type of its step's result depends on the class of the bean. */
public abstract class Store<T> {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Inject
    private Journal journal;

    abstract T take(String orderId);

    @DurableStep
    @Transactional
    public List<T> takeAll(String orderId) {
        boolean active = transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
        journal.write(orderId + ": taken " + (active ? "in" : "outside") + " a transaction");
        return List.of(take(orderId));
    }
}
