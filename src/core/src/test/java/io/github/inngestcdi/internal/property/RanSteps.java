package io.github.inngestcdi.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks which code runs as which step: each step runs the same code, does not run again once it has ended, and is reported. */
final class RanSteps {
    private static final Set<String> RESULTS = Set.of("StepRun", "StepError", "StepFailed");

    private final @Nullable CheckpointApi checkpoints;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    RanSteps(@Nullable CheckpointApi checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** {@return whether all {@code steps} were reported to the server} */
    boolean haveReported(List<String> steps) {
        return reported.containsAll(steps);
    }

    /** {@return the place of the code of {@code step} in the program, or {@code otherwise} if it has not run} */
    String place(String step, String otherwise) {
        return places.getOrDefault(step, otherwise);
    }

    /** {@return the id of {@code step} in the program} */
    String name(String step) {
        return names.getOrDefault(step, step);
    }

    /** Checks the answer to a call request for {@code step}, sent when the steps {@code memoized} had ended. */
    void check(String step, Reply reply, Set<String> memoized) {
        assertThat(reply.steps()).doesNotHaveDuplicates();
        List<String> results = new ArrayList<>(checkpoints == null ? Set.of() : checkpoints.takeReceived());
        for (var operation : reply.operations()) {
            var id = operation.getString("id");
            names.put(id, operation.getString("displayName", id));
            if (RESULTS.contains(operation.getString("op")) && !results.contains(id)) {
                results.add(id);
            }
        }
        checkRan(reply.ran(), results);
        assertThat(results).as("steps that ran").noneMatch(memoized::contains);
        for (int i = 0; i < results.size(); i++) {
            var place = place(reply.ran().get(i));
            assertThat(places.merge(results.get(i), place, (before, now) -> before))
                    .as("place of the step with the hash %s", results.get(i))
                    .isEqualTo(place);
        }
        if (!step.equals("step") && reply.status() == 206) {
            assertThat(reply.steps()).as("answer to a targeted call").containsExactly(step);
        }
        reported.addAll(reply.steps());
    }

    /** Every result is reported; only a failure may wait for the next attempt, if earlier results could not be saved. */
    private void checkRan(List<String> ran, List<String> results) {
        if (checkpoints == null) {
            assertThat(ran).as("code that ran, reported as %s", results).hasSameSizeAs(results);
        } else {
            assertThat(ran).as("code that ran").hasSizeGreaterThanOrEqualTo(results.size());
            assertThat(ran.subList(results.size(), ran.size()))
                    .as("code that ran without a report")
                    .allMatch(RanSteps::threw);
        }
    }

    private static boolean threw(String ran) {
        return ran.endsWith(ProgramBody.THREW);
    }

    static String place(String ran) {
        return threw(ran) ? ran.substring(0, ran.length() - ProgramBody.THREW.length()) : ran;
    }
}
