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
 * Rolls a transaction back when an {@link Error} leaves a {@code @Transactional} method, as Jakarta Transactions has it;
 * not every server does, and a step that ends its call request is an {@code Error}. Runs right inside the container's
 * own interceptor. Serializable, as beans of the session's scope may be guarded.
 */
@Interceptor
@RolledBackOnError
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 201)
public class TransactionErrorGuard implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Transactions transactions;

    /** Finds the transaction by the server's name for it. */
    public TransactionErrorGuard() {
        this(() -> Jndi.find("java:comp/TransactionSynchronizationRegistry", TransactionSynchronizationRegistry.class));
    }

    TransactionErrorGuard(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Lets the call go on, and an error out as it is. */
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
        Transactional transactional = call.getMethod().getAnnotation(Transactional.class);
        if (transactional == null) {
            transactional = call.getTarget().getClass().getAnnotation(Transactional.class);
        }
        return transactional != null
                && Arrays.stream(transactional.dontRollbackOn()).anyMatch(type -> type.isInstance(error));
    }

    /** Where the thread's transaction is found. */
    @FunctionalInterface
    interface Transactions extends Serializable {
        Optional<TransactionSynchronizationRegistry> registry();
    }
}
