package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.cdi.OnCron;
import io.github.inngestcdi.cdi.OnEvent;
import jakarta.enterprise.inject.spi.Annotated;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The triggers of a function: those of its annotations, or else the event that the type of its data names. */
final class Triggers {
    private Triggers() {}

    static boolean areOn(Annotated annotated) {
        return annotated.isAnnotationPresent(OnEvent.class)
                || annotated.isAnnotationPresent(OnEvent.List.class)
                || annotated.isAnnotationPresent(OnCron.class)
                || annotated.isAnnotationPresent(OnCron.List.class);
    }

    static List<Trigger> of(Annotated annotated, Type eventType, String origin, Consumer<String> mistakes) {
        List<Trigger> triggers = new ArrayList<>();
        var durations = new DurationText(origin, mistakes);
        annotated.getAnnotations(OnEvent.class).stream()
                .map(event -> event(event, origin, mistakes))
                .flatMap(Optional::stream)
                .forEach(triggers::add);
        annotated.getAnnotations(OnCron.class).stream()
                .map(cron -> new Trigger.OnCron(cron.value(), durations.optional("@OnCron(jitter)", cron.jitter())))
                .forEach(triggers::add);
        if (!areOn(annotated)) {
            EventTypes.nameOf(eventType)
                    .map(EventName::value)
                    .map(Trigger::event)
                    .ifPresent(triggers::add);
        }
        return triggers;
    }

    private static Optional<Trigger> event(OnEvent event, String origin, Consumer<String> mistakes) {
        var expression = Optional.of(event.when()).filter(text -> !text.isBlank());
        return NamedEvent.of("@OnEvent", event.value(), event.type(), origin, mistakes)
                .map(known -> new Trigger.OnEvent(known, expression));
    }
}
