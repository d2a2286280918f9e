package io.github.inngestcdi.cdi.spi;

import io.github.inngestcdi.spi.PreparedEvent;

/**
 * Takes the events that are fired with {@link io.github.inngestcdi.cdi.Async} out of the application. A bean of this type
 * replaces the one that sends them by itself, at once or after the commit. It sends what it takes, at any time and on any
 * thread, with the injectable {@link io.github.inngestcdi.spi.EventClient}.
 *
 * @since 0.1
 */
public interface EventOutlet {
    /**
     * Takes one event; called on the thread that fires it, and in its transaction.
     *
     * @param event the event as it is to be sent: it is valid, and has passed the middleware
     * @throws RuntimeException if the event cannot be taken; reaches the code that fires
     */
    void take(PreparedEvent event);
}
