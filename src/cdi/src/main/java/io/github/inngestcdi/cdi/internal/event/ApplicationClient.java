package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.middleware.AppMiddleware;
import io.github.inngestcdi.internal.client.EventPreparer;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.ObjectData;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.spi.EventClient;
import io.github.inngestcdi.spi.JsonMapper;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.json.JsonString;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends prepared events with the application's own {@link Inngest} bean, which accepts only {@link InngestEvent}.
 * Events are validated, but do not pass other middleware: the bean is responsible for that.
 */
public final class ApplicationClient implements EventClient {
    private final JsonPlatform json = new JsonPlatform();
    private final Supplier<Inngest> inngest;
    private final JsonMapper mapper;
    private final EventPreparer preparer;

    /** Sends with the client among {@code beans}. */
    public ApplicationClient(BeanAccess beans) {
        this(
                () -> beans.get(Inngest.class),
                beans.get(JsonMapper.class),
                beans.get(AppMiddleware.class).validation(),
                Clock.systemUTC());
    }

    ApplicationClient(Supplier<Inngest> inngest, JsonMapper mapper, MiddlewareChain validation, Clock clock) {
        this.inngest = inngest;
        this.mapper = mapper;
        var data = new ObjectData(
                json,
                mapper,
                (event, value, cause) -> CdiMessages.dataNotWritable(event, cause),
                (event, value) -> CdiMessages.dataIsNoObject(event));
        this.preparer = new EventPreparer(json, data, validation, clock);
    }

    @Override
    public PreparedEvent prepare(Object event) {
        return preparer.prepare(event);
    }

    @Override
    public List<String> sendPrepared(List<PreparedEvent> events) {
        var envelopes = events.stream().<InngestEvent<?>>map(this::envelope).toList();
        return envelopes.size() == 1
                ? Collections.singletonList(inngest.get().send(envelopes.get(0)))
                : inngest.get().send(envelopes);
    }

    private InngestEvent<?> envelope(PreparedEvent event) {
        var whole = json.object(event.json());
        Optional<String> version =
                whole.get("v") instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
        var data = event.source().orElseGet(() -> mapper.fromJson(String.valueOf(whole.get("data")), Object.class));
        return new InngestEvent<>(event.name(), data, event.id(), Optional.of(event.timestamp()), version);
    }
}
