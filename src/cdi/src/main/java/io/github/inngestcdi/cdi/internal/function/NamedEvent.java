package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import java.util.Optional;
import java.util.function.Consumer;

/** The event that an annotation names, either by its name or by the type of its data. */
final class NamedEvent {
    private NamedEvent() {}

    /**
     * {@return the name of the event; empty if it is not clear, which is reported as a mistake}
     *
     * @param annotation the annotation, for messages: {@code @OnEvent}
     */
    static Optional<String> of(
            String annotation, String value, Class<?> type, String origin, Consumer<String> mistakes) {
        boolean typed = type != void.class;
        if (typed != value.isEmpty()) {
            mistakes.accept(CdiMessages.eitherEventNameOrType(annotation, origin));
            return Optional.empty();
        }
        if (!typed) {
            return Optional.of(value);
        }
        var name = EventTypes.nameOf(type).map(EventName::value);
        if (name.isEmpty()) {
            mistakes.accept(CdiMessages.triggerWithoutName(annotation, origin, type));
        }
        return name;
    }
}
