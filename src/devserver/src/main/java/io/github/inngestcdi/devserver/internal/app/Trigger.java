package io.github.inngestcdi.devserver.internal.app;

import io.github.inngestcdi.devserver.internal.expression.Expression;
import io.github.inngestcdi.devserver.internal.time.CronSchedule;
import java.util.Optional;
import java.util.function.Function;

/** The trigger of a function: an event or a schedule. */
public sealed interface Trigger {
    /** {@return whether an event of {@code name} may start the function, if its expression holds} */
    boolean wants(String name);

    /** {@return the result of the function for this kind of trigger} */
    <T> T match(Function<OnEvent, T> onEvent, Function<OnCron, T> onCron);

    /**
     * An event.
     *
     * @param name the name of the event, or the beginning of names up to a {@code /} or {@code .}, followed by {@code *}
     */
    record OnEvent(String name, Optional<Expression> expression) implements Trigger {
        @Override
        public boolean wants(String event) {
            if (name.endsWith("/*") || name.endsWith(".*")) {
                return event.length() >= name.length() && event.startsWith(name.substring(0, name.length() - 1));
            }
            return event.equals(name);
        }

        @Override
        public <T> T match(Function<OnEvent, T> onEvent, Function<OnCron, T> onCron) {
            return onEvent.apply(this);
        }
    }

    /** A schedule. */
    record OnCron(CronSchedule schedule) implements Trigger {
        @Override
        public boolean wants(String event) {
            return false;
        }

        @Override
        public <T> T match(Function<OnEvent, T> onEvent, Function<OnCron, T> onCron) {
            return onCron.apply(this);
        }
    }
}
