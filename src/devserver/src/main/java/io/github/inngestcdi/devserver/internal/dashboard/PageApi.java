package io.github.inngestcdi.devserver.internal.dashboard;

import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.event.EventReader;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import io.github.inngestcdi.devserver.internal.protocol.TimeString;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What the page asks for, under {@code /api}: more than the REST API tells, and of this server's own making. */
public final class PageApi {
    private static final int MAX_STREAMS = 32;

    private final Engine engine;
    private final Changes changes;
    private final Consumer<Duration> time;
    private final AtomicInteger streams = new AtomicInteger();

    public PageApi(Engine engine, Changes changes, Consumer<Duration> time) {
        this.engine = engine;
        this.changes = changes;
        this.time = time;
    }

    public boolean answer(Exchange exchange) throws IOException {
        var what = exchange.part(1);
        int parts = exchange.parts();
        if (exchange.is("GET") && parts == 2) {
            return list(exchange, what);
        }
        if (exchange.is("GET") && parts == 3 && what.equals("runs")) {
            return run(exchange, exchange.part(2));
        }
        if (exchange.is("GET") && parts == 3 && what.equals("events")) {
            return event(exchange, exchange.part(2));
        }
        if (exchange.is("POST") && parts == 2 && what.equals("events")) {
            return send(exchange);
        }
        if (exchange.is("POST") && parts == 2 && what.equals("advance")) {
            return advance(exchange);
        }
        if (exchange.is("POST")
                && parts == 4
                && what.equals("runs")
                && exchange.part(3).equals("cancel")) {
            boolean found = engine.cancel(exchange.part(2));
            exchange.json(found ? 200 : 404, Json.object().put("ok", found));
            return true;
        }
        if (exchange.is("POST")
                && parts == 4
                && what.equals("runs")
                && exchange.part(3).equals("rerun")) {
            return rerun(exchange, exchange.part(2));
        }
        return false;
    }

    private boolean rerun(Exchange exchange, String id) throws IOException {
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        var outcome = engine.rerun(id, body.path("from_step"));
        exchange.json(outcome.status(), Json.object().put(outcome.started() ? "id" : "error", outcome.text()));
        return true;
    }

    private boolean list(Exchange exchange, String what) throws IOException {
        int limit = exchange.limit(100);
        switch (what) {
            case "runs" ->
                exchange.json(
                        200,
                        engine.view(state -> Json.array(state.runs().newest(limit).stream()
                                .map(PageJson::run)
                                .toList())));
            case "events" ->
                exchange.json(
                        200,
                        engine.view(state ->
                                Json.array(state.events().newest(limit, exchange.query("name", "")).stream()
                                        .map(event -> PageJson.event(
                                                event,
                                                state.runs()
                                                        .ofEvent(event.internalId())
                                                        .size()))
                                        .toList())));
            case "apps" ->
                exchange.json(
                        200,
                        engine.view(state -> Json.array(state.registry().apps().stream()
                                .map(PageJson::app)
                                .toList())));
            case "realtime" -> exchange.json(200, Json.array(engine.realtime().kept(exchange.query("channel", ""))));
            case "clock" ->
                exchange.json(200, Json.object().put("now", engine.now().toString()));
            case "stream" -> stream(exchange);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean run(Exchange exchange, String id) {
        var run = engine.view(state -> state.runs().find(id).map(PageJson::runInFull));
        run.ifPresentOrElse(
                found -> exchange.json(200, found),
                () -> exchange.json(404, Json.object().put("error", "there is no run " + id)));
        return true;
    }

    private boolean event(Exchange exchange, String id) {
        var event = engine.view(state -> state.events().find(id).map(found -> {
            var runs = state.runs().ofEvent(id);
            var json = PageJson.event(found, 0);
            json.set("runs", Json.array(runs.stream().map(PageJson::run).toList()));
            return json;
        }));
        event.ifPresentOrElse(
                found -> exchange.json(200, found),
                () -> exchange.json(404, Json.object().put("error", "there is no event " + id)));
        return true;
    }

    private boolean send(Exchange exchange) throws IOException {
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        var now = engine.now();
        try {
            var event = EventReader.read(body, EventIds.random(now), now);
            engine.accept(event);
            exchange.json(200, Json.object().put("id", event.internalId()));
        } catch (EventReader.RefusedEvent refused) {
            exchange.json(400, Json.object().put("error", refused.getMessage()));
        }
        return true;
    }

    private boolean advance(Exchange exchange) throws IOException {
        var text = Json.text(Json.tryRead(exchange.body()).orElseGet(Json::object), "duration");
        try {
            time.accept(
                    TimeString.duration(text).filter(given -> !text.isEmpty()).orElseGet(() -> Duration.parse(text)));
            exchange.json(200, Json.object().put("now", engine.now().toString()));
        } catch (DateTimeException | IllegalArgumentException e) {
            var error = "duration '" + text + "' can't be read: write 3d, 1h30m or PT72H";
            exchange.json(400, Json.object().put("error", error));
        } catch (IllegalStateException busy) {
            exchange.json(409, Json.object().put("error", busy.getMessage()));
        }
        return true;
    }

    private void stream(Exchange exchange) throws IOException {
        if (streams.incrementAndGet() > MAX_STREAMS) {
            streams.decrementAndGet();
            exchange.text(503, "too many pages are open\n");
            return;
        }
        var queue = changes.listen();
        try {
            exchange.begin("text/event-stream");
            while (true) {
                var change = queue.poll(15, TimeUnit.SECONDS);
                exchange.more(
                        change == null
                                ? ": still here\n\n"
                                : "event: " + change.kind() + "\ndata: " + change.json() + "\n\n");
            }
        } catch (InterruptedException stopping) {
            exchange.end();
        } catch (IOException left) {
            exchange.end();
        } finally {
            changes.leave(queue);
            streams.decrementAndGet();
        }
    }
}
