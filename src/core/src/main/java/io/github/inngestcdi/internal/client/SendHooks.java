package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.OutgoingEvent;
import java.util.List;
import java.util.concurrent.Callable;

/** The middleware around events on their way out. */
final class SendHooks {
    private final MiddlewareChain middleware;
    private final EventSender sender;

    SendHooks(MiddlewareChain middleware, EventSender sender) {
        this.middleware = middleware;
        this.sender = sender;
    }

    /** {@return {@code events} as they are sent} */
    List<OutgoingEvent> transformed(List<OutgoingEvent> events) {
        List<OutgoingEvent> changed = events;
        for (InngestMiddleware layer : middleware.having("transformSendEvent")) {
            List<OutgoingEvent> before = changed;
            changed = passedOn(() -> layer.transformSendEvent(before));
            if (changed.size() != events.size()) {
                throw ClientMessages.middlewareChangedCount(layer.getClass(), events.size(), changed.size());
            }
        }
        return changed;
    }

    /** Sends {@code events}, transformed before; {@return their ids} */
    List<String> send(List<OutgoingEvent> events) {
        List<String> texts = events.stream().map(SendHooks::text).toList();
        List<InngestMiddleware> layers = middleware.having("wrapSendEvent");
        return layers.isEmpty()
                ? sender.send(texts)
                : passedOn(() -> MiddlewareChain.<List<String>>wrapped(
                        layers, (layer, next) -> layer.wrapSendEvent(events, next), () -> sender.send(texts)));
    }

    private static String text(OutgoingEvent event) {
        String text = event.json().toString();
        EventRules.checkSize(event.name(), text);
        return text;
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
