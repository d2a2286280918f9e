package io.github.inngestcdi.cdi.internal.container;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The server's managed executor, looked up on its first use. Only its threads have the context of the application. */
public final class ContainerExecutor implements Executor {
    private static final System.Logger LOG = System.getLogger(ContainerExecutor.class.getName());

    private final Executor fallback;
    private volatile @Nullable Executor managed;

    private ContainerExecutor(Executor fallback) {
        this.fallback = fallback;
    }

    /** {@return an executor for code that needs only the caller's class loader; it may be the common pool} */
    public static ContainerExecutor orCommonPool() {
        return new ContainerExecutor(ContainerExecutor::onCommonPool);
    }

    /** {@return an executor for functions; without a managed executor, it rejects them and logs one warning} */
    public static ContainerExecutor ofFunctions() {
        var warned = new AtomicBoolean();
        return new ContainerExecutor(task -> {
            if (warned.compareAndSet(false, true)) {
                LOG.log(Level.WARNING, CdiMessages.streamingNeedsExecutor());
            }
            throw new RejectedExecutionException();
        });
    }

    @Override
    public void execute(Runnable task) {
        executor().execute(task);
    }

    private Executor executor() {
        var found = managed;
        if (found == null) {
            found = Jndi.find("java:comp/DefaultManagedExecutorService", Executor.class)
                    .orElse(null);
            managed = found;
        }
        return found == null ? fallback : found;
    }

    private static void onCommonPool(Runnable task) {
        var application = Thread.currentThread().getContextClassLoader();
        ForkJoinPool.commonPool().execute(() -> {
            var thread = Thread.currentThread();
            var before = thread.getContextClassLoader();
            thread.setContextClassLoader(application);
            try {
                task.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        });
    }
}
