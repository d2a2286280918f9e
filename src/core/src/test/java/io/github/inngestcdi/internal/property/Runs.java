package io.github.inngestcdi.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.internal.property.Progress.Returned;
import io.github.inngestcdi.internal.property.Progress.Threw;
import io.github.inngestcdi.internal.property.Progress.Waiting;
import io.github.inngestcdi.internal.property.RunServer.Ending;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs and replays programs, and compares them with the same code without a server. */
final class Runs {
    static final Map<String, String> WITHOUT_CHECKPOINTS = Map.of("inngest.checkpointing", "false");

    private static final int MAX_LINES = 60;

    private Runs() {}

    /** Runs {@code program} to its end, checks its result, and replays it from each prefix of its state. */
    static void of(Program program, Schedule schedule) {
        try (var app = new App(program, WITHOUT_CHECKPOINTS)) {
            var server = new RunServer(program, app, schedule, null);
            explained(program, server, () -> {
                assertThatEnded(server.run(), Oracle.of(program, server.state.stack()));
                for (int ended = 0; ended <= server.state.stack().size(); ended++) {
                    replay(program, app, server, ended);
                }
                server.state
                        .stack()
                        .forEach(step -> assertThat(askAgain(app, server, step)).isEmpty());
            });
        }
    }

    static void explained(Program program, RunServer server, Runnable check) {
        try {
            check.run();
        } catch (AssertionError e) {
            var log = server.log.subList(0, Math.min(MAX_LINES, server.log.size()));
            throw new AssertionError("%s%n%s%n%s".formatted(program, String.join("\n", log), e.getMessage()), e);
        }
    }

    static void assertThatEnded(Ending ending, Progress expected) {
        if (expected instanceof Returned returned) {
            assertThat(ending.completed()).as("completed, with %s", ending).isTrue();
            assertThat(JsonValues.canonical(ending.value())).isEqualTo(App.canonical(returned.value()));
            return;
        }
        assertThat(expected).as("the expected end, not %s", ending).isInstanceOf(Threw.class);
        assertThat(ending.completed()).as("completed, with %s", ending).isFalse();
        assertThat(((JsonObject) ending.value()).getString("message")).isEqualTo(((Threw) expected).message());
    }

    private static void replay(Program program, App app, RunServer server, int ended) {
        var state = server.state.prefix(ended);
        int most = RunServer.maxAttempts(program);
        var expected = Oracle.of(program, state.stack());
        var finished =
                state.stack().stream().map(step -> server.ran.place(step, "")).collect(Collectors.toSet());
        for (boolean planOnly : new boolean[] {false, true}) {
            var reply = app.call("step", state.request("step", most - 1, most, planOnly));
            server.log.add("replay of " + ended + ": " + reply);
            assertThat(reply.ran()).map(RanSteps::place).as("steps that ran").noneMatch(finished::contains);
            if (expected instanceof Waiting waiting) {
                assertThat(reply.steps()).as("steps that are reported").isEqualTo(waiting.steps());
            } else {
                assertThatEnded(new Ending(reply.status() == 200, reply.body()), expected);
            }
        }
        if (expected instanceof Waiting waiting) {
            waiting.steps().forEach(step -> target(app, state, most, step));
        }
        state.stack()
                .forEach(step -> assertThat(app.call(step, state.request(step, 0, most, true))
                                .ran())
                        .isEmpty());
    }

    private static List<String> askAgain(App app, RunServer server, String step) {
        return app.call(step, server.state.request(step, 0, 1, true)).ran();
    }

    private static void target(App app, RunState state, int most, String step) {
        var reply = app.call(step, state.request(step, most - 1, most, true));
        assertThat(reply.steps()).as("answer to a targeted call: %s", reply).containsExactly(step);
        assertThat(reply.ran()).hasSizeLessThanOrEqualTo(1);
    }
}
