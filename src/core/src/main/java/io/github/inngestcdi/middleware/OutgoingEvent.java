package io.github.inngestcdi.middleware;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An event that is about to be sent.
 *
 * @param source the data as the code gave it, {@code null} for none; in {@link InngestMiddleware#wrapSendEvent}, the JSON
 *     object of the data where there is none or where the event has waited, such as for the commit of a transaction
 * @param json the whole event as it is sent: {@code name}, {@code data}, …
 * @since 0.1
 */
public record OutgoingEvent(@Nullable Object source, JsonObject json) {
    /** {@return the event's name} */
    public String name() {
        return json.getString("name");
    }

    /** {@return this event, sent as {@code changed}} */
    public OutgoingEvent withJson(JsonObject changed) {
        return new OutgoingEvent(source, changed);
    }
}
