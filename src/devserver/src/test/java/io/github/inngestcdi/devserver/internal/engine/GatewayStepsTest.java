package io.github.inngestcdi.devserver.internal.engine;

import static io.github.inngestcdi.devserver.internal.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.realtime.Realtime;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.RunStatus;
import io.github.inngestcdi.devserver.internal.run.Samples;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayStepsTest {
    private final GatewaySteps gateway = new GatewaySteps(
            new StepResults(new Endings()), new Backoff(Optional.empty()), new Realtime(InstantSource.fixed(NOON)));

    @Test
    void recordsNoAttemptOfARunThatHasEnded() {
        var run = Samples.run("run");
        var op = new Operation(Opcode.GATEWAY, "fetch", Json.object());
        var step = run.step(op, NOON);
        run.end(RunStatus.CANCELLED, NullNode.getInstance(), NOON);

        boolean sent = gateway.begin(new Turn(new State(), NOON), new Due.Fetch(Job.fetch(run, "fetch", NOON), op));

        assertThat(sent).isFalse();
        assertThat(step.attempts()).isZero();
    }
}
