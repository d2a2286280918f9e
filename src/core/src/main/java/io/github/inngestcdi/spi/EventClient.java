package io.github.inngestcdi.spi;

import io.github.inngestcdi.InngestException;
import java.util.List;

/**
 * Prepares and sends events in two calls. For extensions that store events before they send them, such as until a transaction
 * has committed. Other code uses {@link io.github.inngestcdi.Inngest}. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface EventClient {
    /**
     * Prepares one event on the calling thread: checks it, passes it through {@code transformSendEvent} of the middleware, and
     * writes it as JSON. Sends nothing.
     *
     * @param event an {@link io.github.inngestcdi.InngestEvent}, or an object whose type has an {@link
     *     io.github.inngestcdi.EventName}
     * @return the event; {@link PreparedEvent#source} is its data
     * @throws IllegalArgumentException if it cannot be sent, for a reason of {@link io.github.inngestcdi.Inngest#send(Object)}
     * @throws RuntimeException what the middleware throws
     */
    PreparedEvent prepare(Object event);

    /**
     * Sends prepared events in their order and returns when the server has accepted all; more than fit in one request go in
     * several. They pass {@code wrapSendEvent} of the middleware, and are otherwise sent as they are.
     *
     * @return the events' ids, in order; empty if there was none to send
     * @throws InngestException if the server cannot be reached, after retries, or refuses one; {@link
     *     InngestException#acceptedIds} are those it accepted
     */
    List<String> sendPrepared(List<PreparedEvent> events);
}
