package io.github.inngestcdi.cdi;

/**
 * An event fired with {@link Async} that Inngest has accepted. It is fired as a plain CDI event, right afterwards and
 * on the thread that sent the event. It carries the id.
 *
 * @param id the event's id at the server, a ULID
 * @param name the event's name
 * @param data the object that was fired; the data, if that was an {@link io.github.inngestcdi.InngestEvent}, or an empty map if
 *     it has none
 * @since 0.1
 */
public record EventSent(String id, String name, Object data) {}
