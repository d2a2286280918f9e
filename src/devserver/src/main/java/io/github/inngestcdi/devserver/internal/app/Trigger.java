package io.github.inngestcdi.devserver.internal.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.expression.Expression;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.time.CronSchedule;
import java.util.Optional;

/** What starts a function. */
public sealed interface Trigger {
    /** {@return the trigger as the REST answers show it} */
    ObjectNode json();

    /** {@return whether an event of {@code name} may start the function, its expression aside} */
    boolean wants(String name);

    /**
     * An event.
     *
     * @param name its name, or the start of it up to a {@code /} or {@code .}, and {@code *}
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
        public ObjectNode json() {
            var json = Json.object().put("event", name);
            expression.ifPresent(text -> json.put("expression", text.source()));
            return json;
        }
    }

    /** A schedule. */
    record OnCron(CronSchedule schedule) implements Trigger {
        @Override
        public boolean wants(String event) {
            return false;
        }

        @Override
        public ObjectNode json() {
            return Json.object().put("cron", schedule.source());
        }
    }
}
