package io.github.inngestcdi.cdi.internal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.TestJndi;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ContainerExecutorTest {
    private static final String NAME = "java:comp/DefaultManagedExecutorService";

    @Test
    void runsTasksOnTheExecutorOfTheServer() {
        List<Runnable> taken = new ArrayList<>();
        Executor managed = taken::add;
        Runnable task = () -> {};
        try (var jndi = TestJndi.with(NAME, managed)) {
            ContainerExecutor.ofFunctions().execute(task);
            ContainerExecutor.orCommonPool().execute(task);

            assertThat(jndi).isNotNull();
            assertThat(taken).containsExactly(task, task);
        }
    }

    @Test
    void rejectsFunctionsWithoutAManagedExecutorAndWarnsOnce() {
        var executor = ContainerExecutor.ofFunctions();
        try (var log = new LogRecords(ContainerExecutor.class)) {
            assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("WARNING", "INNGEST-01067", "inngest.streaming=false");
        }
    }

    @Test
    void runsTasksOnTheCommonPoolWithTheClassLoaderOfTheCaller() throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var application = new URLClassLoader(new URL[0], before)) {
            thread.setContextClassLoader(application);

            var seen = CompletableFuture.supplyAsync(
                            () -> Thread.currentThread().getContextClassLoader(), ContainerExecutor.orCommonPool())
                    .join();

            assertThat(seen).isSameAs(application);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
