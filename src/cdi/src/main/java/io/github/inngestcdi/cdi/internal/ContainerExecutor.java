package io.github.inngestcdi.cdi.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** The server's managed executor, looked up when it is first used; outside a server, the common pool. */
public final class ContainerExecutor implements Executor {
    private volatile @Nullable Executor managed;

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
        return found == null ? ForkJoinPool.commonPool() : found;
    }
}
