package io.github.inngestcdi.devserver.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.inngestcdi.devserver.RawHttp;
import io.github.inngestcdi.devserver.internal.api.v1.RestApi;
import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.app.Trigger;
import io.github.inngestcdi.devserver.internal.dispatch.Dispatcher;
import io.github.inngestcdi.devserver.internal.dispatch.Fetcher;
import io.github.inngestcdi.devserver.internal.dispatch.HttpTransport;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.http.HttpFront;
import io.github.inngestcdi.devserver.internal.http.RouteTable;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Timeline timeline = new Timeline(InstantSource.system());
    private final Changes changes = new Changes();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Dispatcher dispatcher =
            new Dispatcher(Runnable::run, new HttpTransport(http, timeline, Optional.empty()), new Fetcher(http));
    private final Engine engine =
            new Engine(timeline, dispatcher, new Backoff(Optional.of(Duration.ofHours(1))), changes);
    private final HttpFront front =
            new HttpFront("127.0.0.1", 0, "dev", new RouteTable(new RestApi(engine, Optional.empty()).routes()));

    @BeforeEach
    void start() {
        front.start();
    }

    @AfterEach
    void stop() {
        front.close();
        dispatcher.close();
        timeline.close();
    }

    /** Starts a run whose app does not answer. {@return the id of the run} */
    private String run() {
        var function = new FunctionConfig(
                new UUID(0, 1),
                "app-f",
                "f",
                "app",
                new UUID(0, 2),
                List.of(new Trigger.OnEvent("demo/a", Optional.empty())),
                URI.create("http://127.0.0.1:9"),
                5,
                List.of(),
                1,
                NOW);
        engine.register(new App(
                "app",
                new UUID(0, 2),
                URI.create("http://127.0.0.1:9"),
                "",
                "",
                List.of(function),
                "",
                new UUID(0, 3),
                1,
                NOW));
        engine.accept(new StoredEvent("event", "event", "demo/a", Json.object(), NOW, Json.object(), NOW));
        return engine.view(state -> state.runs().ofEvent("event").get(0).id());
    }

    /** {@return whether another thread has to wait before it can look at the state} */
    private boolean isLocked() {
        var other = new Thread(() -> engine.view(state -> true));
        other.start();
        await().pollInterval(Duration.ofMillis(1)).until(() -> switch (other.getState()) {
            case BLOCKED, WAITING, TERMINATED -> true;
            default -> false;
        });
        return other.getState() != Thread.State.TERMINATED;
    }

    @Test
    void readsARunWhoseMetadataChangesBeforeAnotherThreadCanChangeTheRun() {
        var run = run();
        var locked = new CopyOnWriteArrayList<Boolean>();
        changes.listen(new ArrayBlockingQueue<>(100) {
            @Override
            public boolean offer(Changes.Change change) {
                locked.add(isLocked());
                return super.offer(change);
            }
        });

        var answer = new RawHttp(front.uri())
                .send(
                        "POST",
                        "/v1/runs/" + run + "/metadata",
                        "{\"metadata\":[{\"kind\":\"userland.n\",\"values\":{}}]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(locked).isNotEmpty().containsOnly(true);
    }
}
