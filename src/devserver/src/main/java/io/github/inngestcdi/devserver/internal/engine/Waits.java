package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.expression.Expression;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The waits of runs for events, signals, and the ends of runs that they invoked. Guarded by the engine's lock. */
final class Waits {
    private final Map<String, Map<Step, ForEvent>> events = new HashMap<>();
    private final Map<String, Step> signals = new HashMap<>();
    private final Map<String, Step> invocations = new HashMap<>();
    private final Map<Run, List<Wait>> ofRun = new HashMap<>();

    private enum Kind {
        EVENT,
        SIGNAL,
        INVOCATION
    }

    private record Wait(Kind kind, String key, Step step) {}

    /** A step of a run that waits. */
    record Step(Run run, String stepId) {
        boolean stillWaits() {
            return !run.ended() && !run.memoized(stepId);
        }
    }

    record ForEvent(Step step, Optional<Expression> condition, ObjectNode trigger) {
        private boolean isMetBy(ObjectNode event) {
            return condition.map(when -> when.holds(trigger, event)).orElse(true);
        }
    }

    void forEvent(String name, ForEvent wait) {
        events.computeIfAbsent(name, key -> new LinkedHashMap<>()).put(wait.step(), wait);
        remember(new Wait(Kind.EVENT, name, wait.step()));
    }

    /** Removes the steps that {@code event} resumes. {@return those steps} */
    List<Step> metBy(StoredEvent event) {
        var waiting = events.get(event.name());
        if (waiting == null) {
            return List.of();
        }
        var json = event.full();
        var met = new ArrayList<Step>();
        waiting.values().removeIf(wait -> {
            if (!wait.step().stillWaits()) {
                return true;
            }
            boolean holds = wait.isMetBy(json);
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
        remember(new Wait(Kind.SIGNAL, signal, step));
    }

    /** Removes the step that waits for {@code signal}. {@return that step} */
    Optional<Step> metBySignal(String signal) {
        return Optional.ofNullable(signals.remove(signal)).filter(Step::stillWaits);
    }

    void forInvocation(String correlationId, Step step) {
        invocations.put(correlationId, step);
        remember(new Wait(Kind.INVOCATION, correlationId, step));
    }

    /** Removes the step that waits for the end of the invoked run. {@return that step} */
    Optional<Step> metByEnd(String correlationId) {
        return Optional.ofNullable(invocations.remove(correlationId)).filter(Step::stillWaits);
    }

    private void remember(Wait wait) {
        ofRun.computeIfAbsent(wait.step().run(), key -> new ArrayList<>(1)).add(wait);
    }

    /** Removes the waits of {@code run}. */
    void forget(Run run) {
        var forgotten = ofRun.remove(run);
        if (forgotten != null) {
            forgotten.forEach(this::remove);
        }
    }

    private void remove(Wait wait) {
        switch (wait.kind()) {
            case EVENT ->
                events.computeIfPresent(wait.key(), (name, waiting) -> {
                    waiting.remove(wait.step());
                    return waiting.isEmpty() ? null : waiting;
                });
            case SIGNAL -> signals.remove(wait.key(), wait.step());
            case INVOCATION -> invocations.remove(wait.key(), wait.step());
        }
    }
}
