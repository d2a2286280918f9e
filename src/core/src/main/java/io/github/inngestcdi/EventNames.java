package io.github.inngestcdi;

import io.github.inngestcdi.internal.CoreMessages;
import java.util.Optional;

/**
 * Finds the {@link EventName} of a type.
 *
 * @since 0.1
 */
public final class EventNames {
    private EventNames() {}

    /**
     * {@return the {@link EventName} of {@code type}, of its nearest superclass, or of one of its interfaces; empty if
     * there is none}
     */
    public static Optional<EventName> find(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            var own = each.getAnnotation(EventName.class);
            if (own != null) {
                return Optional.of(own);
            }
            for (var parent : each.getInterfaces()) {
                var inherited = find(parent);
                if (inherited.isPresent()) {
                    return inherited;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the {@link EventName} of {@code type}}
     *
     * @throws IllegalArgumentException if it has none
     */
    public static EventName of(Class<?> type) {
        return find(type).orElseThrow(() -> CoreMessages.eventWithoutName(type));
    }
}
