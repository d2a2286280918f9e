package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.cdi.internal.BeanAccess;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import jakarta.enterprise.inject.spi.EventContext;

/** Hands each event fired with {@link io.github.inngestcdi.cdi.Async} to the outlet, as the last of its observers. */
public final class AsyncEventBridge {
    private final BeanAccess beans;

    /** Finds the outlet among {@code beans}. */
    public AsyncEventBridge(BeanAccess beans) {
        this.beans = beans;
    }

    /** Takes what was fired; its class names the event, not the type of the injection point. */
    public void fired(EventContext<Object> fired) {
        Object payload = fired.getEvent();
        beans.get(EventOutlet.class).take(payload instanceof InngestEvent<?> event ? event : InngestEvent.of(payload));
    }
}
