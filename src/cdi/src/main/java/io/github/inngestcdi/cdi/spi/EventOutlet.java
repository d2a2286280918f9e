package io.github.inngestcdi.cdi.spi;

import io.github.inngestcdi.InngestEvent;

/**
 * Takes the events that are fired with {@link io.github.inngestcdi.cdi.Async} out of the application. A bean of this type
 * replaces the one that sends them by itself, at once or after the commit.
 *
 * @since 0.1
 */
public interface EventOutlet {
    /**
     * Takes one event; called on the thread that fires it, and in its transaction.
     *
     * @param event the event; its data is never {@code null}
     * @throws RuntimeException if it cannot be taken; reaches the code that fires
     */
    void take(InngestEvent<?> event);
}
