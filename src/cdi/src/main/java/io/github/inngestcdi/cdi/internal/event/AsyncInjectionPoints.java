package io.github.inngestcdi.cdi.internal.event;

import io.github.inngestcdi.EventNames;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Checks the injection points that fire events to Inngest: the type of each must name an event. */
public final class AsyncInjectionPoints {
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();

    /** Checks one injection point; most fire nothing to Inngest. */
    public void see(InjectionPoint point) {
        if (point.getType() instanceof ParameterizedType type
                && type.getRawType() == Event.class
                && point.getQualifiers().contains(Async.Literal.INSTANCE)
                && type.getActualTypeArguments()[0] instanceof Class<?> payload
                && !mayHaveAName(payload)) {
            mistakes.add(CdiMessages.firedWithoutName(origin(point), payload));
        }
    }

    /** {@return the mistakes, in a stable order} */
    public List<String> mistakes() {
        return mistakes.stream().distinct().sorted().toList();
    }

    /** {@return whether objects of {@code type} may have an event name, from the type itself or from a subtype} */
    private static boolean mayHaveAName(Class<?> type) {
        return type == InngestEvent.class
                || type == Object.class
                || Modifier.isAbstract(type.getModifiers())
                || EventNames.find(type).isPresent();
    }

    private static String origin(InjectionPoint point) {
        Type owner = point.getMember().getDeclaringClass();
        return owner.getTypeName() + "." + point.getMember().getName();
    }
}
