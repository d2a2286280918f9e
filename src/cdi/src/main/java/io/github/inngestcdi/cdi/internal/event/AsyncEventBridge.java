package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.middleware.AppMiddleware;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * Hands each event fired with {@link Async} to the outlet, as the last of its observers. One is for {@code fire}, another
 * for {@code fireAsync}. Not made by the container's configurator, whose observers hide what they throw in an {@code
 * ObserverException}.
 */
public final class AsyncEventBridge implements ObserverMethod<Object> {
    private final BeanAccess beans;
    private final boolean async;

    /** Finds the outlet among {@code beans}. */
    public AsyncEventBridge(BeanAccess beans, boolean async) {
        this.beans = beans;
        this.async = async;
    }

    /** Takes what was fired; its class names the event, not the type of the injection point. */
    @Override
    public void notify(EventContext<Object> fired) {
        Object payload = fired.getEvent();
        InngestEvent<?> event = payload instanceof InngestEvent<?> ready ? ready : InngestEvent.of(payload);
        beans.get(AppMiddleware.class).check(event, beans.get(EventOutlet.class)::take);
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
