package io.github.inngestcdi.cdi;

/**
 * An event fired with {@link Async} that Inngest has accepted: fired as a plain CDI event, on the thread that sent it,
 * right after. For those who want the id.
 *
 * @param id the event's id at the server, a ULID
 * @param name the event's name
 * @param data the object that was fired; the data, if that was an {@link io.github.inngestcdi.InngestEvent}, or an empty map if
 *     it has none
 * @since 0.1
 */
public record EventSent(String id, String name, Object data) {}
