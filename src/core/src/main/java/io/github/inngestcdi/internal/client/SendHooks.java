package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.spi.PreparedEvent;
import java.util.List;
import java.util.concurrent.Callable;

/** Calls the hooks of the middleware for events: one while they are prepared, another around the sending. */
record SendHooks(MiddlewareChain middleware, JsonPlatform json) {
    /** {@return {@code events} as the middleware changes them, each in its place} */
    List<OutgoingEvent> transformed(List<OutgoingEvent> events) {
        var changed = events;
        for (var layer : middleware.having("transformSendEvent")) {
            var before = changed;
            changed = passedOn(() -> layer.transformSendEvent(before));
            if (changed.size() != events.size()) {
                throw ClientMessages.middlewareChangedCount(layer.getClass(), events.size(), changed.size());
            }
        }
        return changed;
    }

    /** {@return the ids that {@code sending} returns, as the middleware around it changes them} */
    List<String> around(List<PreparedEvent> events, Callable<List<String>> sending) {
        var layers = middleware.having("wrapSendEvent");
        if (layers.isEmpty()) {
            return passedOn(sending);
        }
        var shown = events.stream().map(this::shown).toList();
        return passedOn(
                () -> MiddlewareChain.wrapped(layers, (layer, next) -> layer.wrapSendEvent(shown, next), sending));
    }

    private OutgoingEvent shown(PreparedEvent event) {
        var whole = json.object(event.json());
        return new OutgoingEvent(event.source().orElse(whole.get("data")), whole);
    }

    private static <T> T passedOn(Callable<T> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw ClientMessages.middlewareFailed(e);
        }
    }
}
