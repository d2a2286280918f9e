package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import java.time.Clock;

/** The kinds of steps that a body can call. Made once for a deployment; safe for use by many threads. */
public record StepKinds(
        CodeSteps code, ServerSteps server, NoteSteps notes, ExperimentSteps experiments, InferenceSteps inference) {
    /**
     * {@return all kinds}
     *
     * @param client sends the events, signals and messages of steps
     * @param events reads the events that steps wait for
     */
    public static StepKinds of(JsonPlatform json, JsonMapper mapper, Inngest client, EventReader events, Clock clock) {
        var values = new StepValues(json, mapper);
        return new StepKinds(
                new CodeSteps(json, values, client),
                new ServerSteps(json, values, events, clock),
                new NoteSteps(json, mapper, values, client),
                new ExperimentSteps(json, values),
                new InferenceSteps(json, values));
    }
}
