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

/** Has a step in a transaction, where none belongs: a call request that ends there must not commit. */
@ApplicationScoped
public class Ledger {
    @Inject
    private Bookkeeping bookkeeping;

    /** A call request for each step, so that the first one ends in the transaction. */
    @Checkpoint(enabled = false)
    String update(@Observes @Async LedgerUpdated updated) {
        return bookkeeping.book(updated.entryId());
    }

    /** A bean of its own, so that the call goes through its interceptors. */
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
                    // only how it ends matters
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
