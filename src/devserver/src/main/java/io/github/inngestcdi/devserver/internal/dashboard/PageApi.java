package io.github.inngestcdi.devserver.internal.dashboard;

import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.event.EventReader;
import io.github.inngestcdi.devserver.internal.http.EventStream;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.ListLimit;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import io.github.inngestcdi.devserver.internal.protocol.TimeString;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** The API of the page, under {@code /api}: it shows more than the REST API, and the real server does not have it. */
public final class PageApi {
    private static final int MAX_STREAMS = 32;
    private static final int DEFAULT_LIMIT = 100;

    private final Engine engine;
    private final Changes changes;
    private final Consumer<Duration> time;
    private final Semaphore streams = new Semaphore(MAX_STREAMS);

    /** @param time moves the time of the server forward */
    public PageApi(Engine engine, Changes changes, Consumer<Duration> time) {
        this.engine = engine;
        this.changes = changes;
        this.time = time;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/runs", this::runs),
                Route.get("/api/runs/{runId}", this::run),
                Route.post("/api/runs/{runId}/cancel", this::cancel),
                Route.post("/api/runs/{runId}/rerun", this::rerun),
                Route.get("/api/events", this::events),
                Route.get("/api/events/{eventId}", this::event),
                Route.post("/api/events", this::send),
                Route.get("/api/apps", this::apps),
                Route.get("/api/realtime", this::published),
                Route.get("/api/clock", this::clock),
                Route.post("/api/advance", this::advance),
                Route.get("/api/stream", this::stream));
    }

    private void runs(Exchange exchange) {
        int limit = ListLimit.of(exchange, DEFAULT_LIMIT);
        exchange.json(
                200,
                engine.view(state -> Json.array(
                        state.runs().newest(limit).stream().map(PageJson::run).toList())));
    }

    private void run(Exchange exchange) {
        var id = exchange.parameter("runId");
        engine.view(state -> state.runs().find(id).map(PageJson::runInFull))
                .ifPresentOrElse(
                        found -> exchange.json(200, found),
                        () -> exchange.json(404, Json.object().put("error", "there is no run " + id)));
    }

    private void cancel(Exchange exchange) {
        boolean found = engine.cancel(exchange.parameter("runId"));
        exchange.json(found ? 200 : 404, Json.object().put("ok", found));
    }

    private void rerun(Exchange exchange) throws IOException {
        var from = JsonBody.of(exchange).orEmpty().path("from_step");
        var outcome = engine.rerun(exchange.parameter("runId"), from);
        exchange.json(outcome.status(), Json.object().put(outcome.started() ? "id" : "error", outcome.text()));
    }

    private void events(Exchange exchange) {
        int limit = ListLimit.of(exchange, DEFAULT_LIMIT);
        var name = exchange.query("name", "");
        exchange.json(
                200,
                engine.view(state -> Json.array(state.events().newest(limit, name).stream()
                        .map(event -> PageJson.event(
                                event, state.runs().ofEvent(event.internalId()).size()))
                        .toList())));
    }

    private void event(Exchange exchange) {
        var id = exchange.parameter("eventId");
        engine.view(state -> state.events()
                        .find(id)
                        .map(found -> PageJson.eventInFull(found, state.runs().ofEvent(id))))
                .ifPresentOrElse(
                        found -> exchange.json(200, found),
                        () -> exchange.json(404, Json.object().put("error", "there is no event " + id)));
    }

    private void send(Exchange exchange) throws IOException {
        var body = JsonBody.of(exchange).orEmpty();
        var now = engine.now();
        try {
            var event = EventReader.read(body, EventIds.random(now), now);
            engine.accept(event);
            exchange.json(200, Json.object().put("id", event.internalId()));
        } catch (EventReader.RefusedEvent refused) {
            exchange.json(400, Json.object().put("error", refused.getMessage()));
        }
    }

    private void apps(Exchange exchange) {
        exchange.json(
                200,
                engine.view(state -> Json.array(
                        state.registry().apps().stream().map(PageJson::app).toList())));
    }

    private void published(Exchange exchange) {
        exchange.json(200, Json.array(engine.realtime().kept(exchange.query("channel", ""))));
    }

    private void clock(Exchange exchange) {
        exchange.json(200, Json.object().put("now", engine.now().toString()));
    }

    private void advance(Exchange exchange) throws IOException {
        var text = Json.text(JsonBody.of(exchange).orEmpty(), "duration");
        try {
            time.accept(
                    TimeString.duration(text).filter(given -> !text.isEmpty()).orElseGet(() -> Duration.parse(text)));
            clock(exchange);
        } catch (DateTimeException | IllegalArgumentException e) {
            var error = "duration '" + text + "' can't be read: write 3d, 1h30m or PT72H";
            exchange.json(400, Json.object().put("error", error));
        } catch (IllegalStateException busy) {
            exchange.json(409, Json.object().put("error", busy.getMessage()));
        }
    }

    private void stream(Exchange exchange) {
        if (!streams.tryAcquire()) {
            exchange.text(503, "too many pages are open\n");
            return;
        }
        var queue = changes.listen();
        try {
            EventStream.send(exchange, queue, Changes.Change::frame, ": still here\n\n");
        } finally {
            changes.leave(queue);
            streams.release();
        }
    }
}
