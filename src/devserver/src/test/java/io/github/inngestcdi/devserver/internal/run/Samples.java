package io.github.inngestcdi.devserver.internal.run;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.app.Trigger;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An app with one function, its events and its runs. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final FunctionConfig FUNCTION = new FunctionConfig(
            new UUID(0, 1),
            "shop-order",
            "order",
            "shop",
            new UUID(0, 2),
            List.of(new Trigger.OnEvent("shop/ordered", Optional.empty())),
            URI.create("http://localhost"),
            1,
            List.of(),
            1,
            NOON);
    public static final App APP = new App(
            "shop",
            new UUID(0, 2),
            URI.create("http://localhost"),
            "",
            "",
            List.of(FUNCTION),
            "",
            new UUID(0, 3),
            1,
            NOON);

    private Samples() {}

    public static StoredEvent ordered(String id) {
        return new StoredEvent(id, id, "shop/ordered", Json.object(), NOON, Json.object(), NOON);
    }

    public static Run run(String id) {
        return new Run(id, FUNCTION, ordered("event-" + id), NOON);
    }

    /** {@return a run whose end is the result of the step that waits for {@code id}} */
    public static Run invoked(String id) {
        var data = Json.object();
        data.putObject("_inngest").put("correlation_id", id);
        var event = new StoredEvent("event-" + id, id, StoredEvent.INVOKED, data, NOON, Json.object(), NOON);
        return new Run(id, FUNCTION, event, NOON);
    }
}
