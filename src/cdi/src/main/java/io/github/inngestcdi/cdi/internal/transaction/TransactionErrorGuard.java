package io.github.inngestcdi.cdi.internal.transaction;

import io.github.inngestcdi.cdi.internal.container.Jndi;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rolls a transaction back when an {@link Error} leaves a {@code @Transactional} method, as Jakarta Transactions requires.
 * Not every server does so, and a step that ends its call request throws an {@code Error}. The guard runs directly inside
 * the container's own interceptor. It is serializable, because session-scoped beans may be guarded.
 */
@Interceptor
@RolledBackOnError
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 201)
public class TransactionErrorGuard implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Transactions transactions;

    /** Looks the transaction up in JNDI. */
    public TransactionErrorGuard() {
        this(() -> Jndi.find("java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class));
    }

    TransactionErrorGuard(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Proceeds with the call. An error is passed on unchanged. */
    @AroundInvoke
    public @Nullable Object guard(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (Error e) {
            if (!commitsOn(e, call)) {
                transactions
                        .registry()
                        .filter(registry -> registry.getTransactionStatus() == Status.STATUS_ACTIVE)
                        .ifPresent(TransactionSynchronizationRegistry::setRollbackOnly);
            }
            throw e;
        }
    }

    private static boolean commitsOn(Error error, InvocationContext call) {
        var transactional = call.getMethod().getAnnotation(Transactional.class);
        if (transactional == null) {
            transactional = call.getTarget().getClass().getAnnotation(Transactional.class);
        }
        return transactional != null
                && Arrays.stream(transactional.dontRollbackOn()).anyMatch(type -> type.isInstance(error));
    }

    /** Finds the transaction of the thread. */
    @FunctionalInterface
    interface Transactions extends Serializable {
        Optional<TransactionSynchronizationRegistry> registry();
    }
}
