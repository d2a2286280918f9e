package io.github.inngestcdi.devserver.internal.engine;

import static io.github.inngestcdi.devserver.internal.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.dispatch.Dispatcher;
import io.github.inngestcdi.devserver.internal.dispatch.Fetcher;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.Samples;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registration in force of an app, and its version. */
class RegistrationsTest {
    private static final int MANY = 50;

    private final Timeline timeline = new Timeline(InstantSource.fixed(NOON));
    private Engine engine;

    private static final class Silent implements EngineListener {
        @Override
        public void runChanged(Run run) {}

        @Override
        public void eventAccepted(StoredEvent event) {}

        @Override
        public void appRegistered(App app) {}
    }

    @BeforeEach
    void start() {
        var dispatcher = new Dispatcher(
                Runnable::run, call -> new CompletableFuture<>(), new Fetcher(HttpClient.newHttpClient()));
        engine = new Engine(timeline, dispatcher, new Backoff(Optional.empty()), new Silent());
    }

    @AfterEach
    void stop() {
        timeline.close();
    }

    private static App app(String checksum) {
        var one = Samples.APP;
        return new App(
                one.name(),
                one.id(),
                one.url(),
                one.sdk(),
                one.framework(),
                one.functions(),
                checksum,
                UUID.randomUUID(),
                App.UNREGISTERED,
                NOON);
    }

    @Test
    void countsTheRegistrationsThatChangeAnApp() {
        engine.register(app("one"));

        var second = engine.register(app("two"));

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.functions()).extracting(FunctionConfig::version).containsExactly(2);
        var inForce = engine.view(state -> state.registry().app("shop").orElseThrow());
        assertThat(inForce).isEqualTo(second);
    }

    @Test
    void keepsTheRegistrationInForceIfNothingHasChanged() {
        var first = engine.register(app("one"));

        assertThat(engine.register(app("one"))).isEqualTo(first);
    }

    /** Registers apps of these checksums at once. {@return the registrations in force after each} */
    private List<App> registerTogether(IntFunction<String> checksum) throws Exception {
        var together = new CyclicBarrier(MANY);
        var threads = Executors.newFixedThreadPool(MANY);
        try {
            var registrations = new ArrayList<Callable<App>>();
            for (int i = 0; i < MANY; i++) {
                var app = app(checksum.apply(i));
                registrations.add(() -> {
                    together.await();
                    return engine.register(app);
                });
            }
            var inForce = new ArrayList<App>();
            for (var registered : threads.invokeAll(registrations)) {
                inForce.add(registered.get());
            }
            return inForce;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givesRegistrationsThatComeTogetherDifferentVersions() throws Exception {
        var inForce = registerTogether(number -> "checksum " + number);

        assertThat(inForce)
                .extracting(App::version)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, MANY).boxed().toList());
    }

    @Test
    void storesOneOfManyEqualRegistrationsThatComeTogether() throws Exception {
        var inForce = registerTogether(number -> "same");

        assertThat(inForce).extracting(App::version).containsOnly(1);
        assertThat(inForce).extracting(App::syncId).containsOnly(inForce.get(0).syncId());
    }
}
