package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.cdi.internal.container.Jndi;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs a task later, on a thread of the server. */
@FunctionalInterface
interface Scheduler {
    /** {@return the scheduled task, which can be cancelled} */
    Future<?> after(Duration delay, Runnable task);

    /** {@return the scheduler of the server, looked up now; empty if the server has none} */
    static Optional<Scheduler> ofTheServer() {
        return Jndi.find("java:comp/DefaultManagedScheduledExecutorService", ScheduledExecutorService.class)
                .map(executor -> (delay, task) -> executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
    }
}
