package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.expression.Expression;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs wait for: events, signals, and runs they invoked. Guarded by the engine. */
final class Waits {
    private final Map<String, List<ForEvent>> events = new HashMap<>();
    private final Map<String, Step> signals = new HashMap<>();
    private final Map<String, Step> invocations = new HashMap<>();

    /** A step of a run that waits. */
    record Step(Run run, String stepId) {
        boolean stillWaits() {
            return !run.ended() && !run.memoized(stepId);
        }
    }

    record ForEvent(Step step, Optional<Expression> condition, ObjectNode trigger) {}

    void forEvent(String name, ForEvent wait) {
        events.computeIfAbsent(name, key -> new ArrayList<>()).add(wait);
    }

    /** Takes out the steps that {@code event} is for. */
    List<Step> metBy(StoredEvent event) {
        var waiting = events.get(event.name());
        if (waiting == null) {
            return List.of();
        }
        var json = event.full();
        var met = new ArrayList<Step>();
        waiting.removeIf(wait -> {
            if (!wait.step().stillWaits()) {
                return true;
            }
            boolean holds = wait.condition()
                    .map(when -> when.holds(wait.trigger(), json))
                    .orElse(true);
            if (holds) {
                met.add(wait.step());
            }
            return holds;
        });
        if (waiting.isEmpty()) {
            events.remove(event.name());
        }
        return met;
    }

    /** {@return whether a step waits for this signal} */
    boolean signalTaken(String signal) {
        var step = signals.get(signal);
        return step != null && step.stillWaits();
    }

    void forSignal(String signal, Step step) {
        signals.put(signal, step);
    }

    /** Takes out the step that waits for {@code signal}. */
    Optional<Step> metBySignal(String signal) {
        return Optional.ofNullable(signals.remove(signal)).filter(Step::stillWaits);
    }

    void forInvocation(String correlationId, Step step) {
        invocations.put(correlationId, step);
    }

    /** Takes out the step that waits for the end of the invoked run. */
    Optional<Step> metByEnd(String correlationId) {
        return Optional.ofNullable(invocations.remove(correlationId)).filter(Step::stillWaits);
    }

    /** Forgets what {@code run} waited for. */
    void forget(Run run) {
        events.values().forEach(waiting -> waiting.removeIf(wait -> wait.step().run() == run));
        events.values().removeIf(List::isEmpty);
        signals.values().removeIf(step -> step.run() == run);
        invocations.values().removeIf(step -> step.run() == run);
    }
}
