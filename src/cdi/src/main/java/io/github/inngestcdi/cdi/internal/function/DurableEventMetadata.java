package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.Async;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The metadata of a durable observer's event. It has no injection point: the event may have been fired years ago. */
record DurableEventMetadata(Type getType) implements EventMetadata {
    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of(Any.Literal.INSTANCE, Async.Literal.INSTANCE);
    }

    @Override
    public @Nullable InjectionPoint getInjectionPoint() {
        return null;
    }
}
