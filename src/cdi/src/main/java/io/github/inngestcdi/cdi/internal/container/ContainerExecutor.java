package io.github.inngestcdi.cdi.internal.container;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The server's managed executor, looked up when it is first used. Only its threads know the application as the server does. */
public final class ContainerExecutor implements Executor {
    private static final System.Logger LOG = System.getLogger(ContainerExecutor.class.getName());

    private final Executor otherwise;
    private volatile @Nullable Executor managed;

    private ContainerExecutor(Executor otherwise) {
        this.otherwise = otherwise;
    }

    /** {@return an executor for tasks that need only the classes of the caller; the common pool where the server has none} */
    public static ContainerExecutor orCommonPool() {
        return new ContainerExecutor(ContainerExecutor::onCommonPool);
    }

    /** {@return an executor for functions; where the server has none, it rejects them and logs that once} */
    public static ContainerExecutor ofFunctions() {
        AtomicBoolean said = new AtomicBoolean();
        return new ContainerExecutor(task -> {
            if (said.compareAndSet(false, true)) {
                LOG.log(Level.WARNING, CdiMessages.nothingStreamed());
            }
            throw new RejectedExecutionException();
        });
    }

    @Override
    public void execute(Runnable task) {
        executor().execute(task);
    }

    private Executor executor() {
        Executor found = managed;
        if (found == null) {
            found = Jndi.find("java:comp/DefaultManagedExecutorService", Executor.class)
                    .orElse(null);
            managed = found;
        }
        return found == null ? otherwise : found;
    }

    private static void onCommonPool(Runnable task) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        ForkJoinPool.commonPool().execute(() -> {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(application);
            try {
                task.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        });
    }
}
