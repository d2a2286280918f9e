package io.github.inngestcdi.cdi.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.TestJndi;
import io.github.inngestcdi.cdi.internal.endpoint.DeployedApps.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointListenerTest {
    private final LogRecords log = new LogRecords(EndpointListener.class);

    @BeforeEach
    @AfterEach
    void noSystemPropertyIsLeft() {
        assertThat(System.getProperties().stringPropertyNames()).noneMatch(name -> name.contains("inngestcdi"));
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void logsWhereTheFunctionsAreServed() {
        try (var app = TestApplication.of()) {
            start(app, "/a");

            assertThat(log.lines())
                    .containsExactly("INFO INNGEST-01060: 0 functions, app 'shop', at /a/api/inngest (servlet)");
        }
    }

    @Test
    void warnsOnceAboutAnotherApplicationThatIsTheSameApp() {
        try (var first = TestApplication.of();
                var second = TestApplication.of()) {
            start(first, "/a");
            start(second, "/b");

            assertThat(warnings())
                    .singleElement()
                    .asString()
                    .contains("INNGEST-01321", "at /b and /a on this server", "'shop'", "inngest.app-id");
        }
    }

    @Test
    void forgetsAnApplicationWhenItsContextIsDestroyed() {
        try (var first = TestApplication.of();
                var second = TestApplication.of()) {
            start(first, "/a").contextDestroyed(event("/a"));
            start(second, "/b");

            assertThat(warnings()).isEmpty();
        }
    }

    @Test
    void forgetsAnApplicationWhenOnlyItsContainerEnds() {
        try (var first = TestApplication.of()) {
            start(first, "/a");
        }

        try (var second = TestApplication.of()) {
            start(second, "/b");

            assertThat(warnings()).isEmpty();
        }
    }

    @Test
    void preparesForRequestsOnAThreadOfTheServer() throws Exception {
        var server = Executors.newSingleThreadScheduledExecutor();
        var jndi = TestJndi.with("java:comp/DefaultManagedScheduledExecutorService", server);
        try (var app = TestApplication.of(RecordingFactory.class)) {
            start(app, "/a");

            assertThat(RecordingFactory.CREATED_ON.poll(10, TimeUnit.SECONDS))
                    .isNotNull()
                    .isNotSameAs(Thread.currentThread());
        } finally {
            jndi.close();
            server.shutdownNow();
        }
    }

    @Test
    void preparesForRequestsImmediatelyIfTheServerHasNoThreads() {
        try (var app = TestApplication.of(RecordingFactory.class)) {
            start(app, "/a");

            assertThat(RecordingFactory.CREATED_ON.poll()).isSameAs(Thread.currentThread());
        }
    }

    private List<String> warnings() {
        return log.lines().stream().filter(line -> line.startsWith("WARNING")).toList();
    }

    private static EndpointListener start(TestApplication app, String contextPath) {
        var listener = new EndpointListener("servlet", Place.of("public", contextPath), () -> app.get(Endpoint.class));
        listener.contextInitialized(event(contextPath));
        return listener;
    }

    private static ServletContextEvent event(String contextPath) {
        return new ServletContextEvent((ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, args) -> {
                    if (method.getName().equals("getContextPath")) {
                        return contextPath;
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** Records the thread on which it creates a factory. */
    @ApplicationScoped
    public static class RecordingFactory {
        static final BlockingQueue<Thread> CREATED_ON = new LinkedBlockingQueue<>();

        @Produces
        ValidatorFactory factory() {
            CREATED_ON.add(Thread.currentThread());
            return Validation.buildDefaultValidatorFactory();
        }
    }
}
