package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Checkpoint;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** Runs a step inside a transaction, which is a mistake: a call request that ends there must not commit. */
@ApplicationScoped
public class Ledger {
    @Inject
    private Bookkeeping bookkeeping;

    /** Without checkpoints each step ends its call request, so the first one ends inside the transaction. */
    @Checkpoint(enabled = false)
    String update(@Observes @Async LedgerUpdated updated) {
        return bookkeeping.book(updated.entryId());
    }

    /** A separate bean, so that a call of it passes its interceptors. */
    @ApplicationScoped
    public static class Bookkeeping {
        @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
        private TransactionSynchronizationRegistry transactions;

        @Inject
        private Journal journal;

        @Inject
        private Step step;

        @Transactional
        public String book(String entryId) {
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // the test checks only how the transaction ends
                }

                @Override
                public void afterCompletion(int status) {
                    journal.write(entryId + ": " + (status == Status.STATUS_COMMITTED ? "committed" : "rolled back"));
                }
            });
            return step.run("book", () -> "booked " + entryId);
        }
    }
}
