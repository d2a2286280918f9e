package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import io.github.inngestcdi.spi.EventClient;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * Prepares each event fired with {@link Async} and hands it to the outlet, as the last of its observers. One instance is for
 * {@code fire}, another for {@code fireAsync}. The container's configurator does not create them, as its observers wrap what
 * they throw in an {@code ObserverException}.
 */
public final class AsyncEventBridge implements ObserverMethod<Object> {
    private final BeanAccess beans;
    private final boolean async;

    /** Finds the client and the outlet among {@code beans}. */
    public AsyncEventBridge(BeanAccess beans, boolean async) {
        this.beans = beans;
        this.async = async;
    }

    /** Takes the fired object, whose class names the event; the type of the injection point does not. */
    @Override
    public void notify(EventContext<Object> fired) {
        var event = beans.get(EventClient.class).prepare(fired.getEvent());
        beans.get(EventOutlet.class).take(event);
    }

    @Override
    public Class<?> getBeanClass() {
        return AsyncEventBridge.class;
    }

    @Override
    public Type getObservedType() {
        return Object.class;
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
        return Set.of(Async.Literal.INSTANCE);
    }

    @Override
    public Reception getReception() {
        return Reception.ALWAYS;
    }

    @Override
    public TransactionPhase getTransactionPhase() {
        return TransactionPhase.IN_PROGRESS;
    }

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean isAsync() {
        return async;
    }
}
