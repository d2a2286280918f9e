package io.github.inngestcdi.devserver.internal.run;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A request to make for a run: to call its function, or to fetch a URL for it.
 *
 * @param id the same for all attempts
 * @param stepId {@code step} to discover what comes next, else the step to run
 * @param attempt the number of the attempt, from 0
 * @param generation the number of times it has been queued, from 1
 * @param due the time from which it can be made
 */
public record Job(String id, Run run, Kind kind, String stepId, int attempt, int generation, Instant due) {
    static final String DISCOVERY_STEP = "step";

    /** The kinds of requests, with the labels of the real server's queue. */
    public enum Kind {
        START("start"),
        DISCOVERY("edge"),
        STEP("edge"),
        FETCH("edge");

        public final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    public static Job start(Run run, Instant due) {
        return new Job(randomId(), run, Kind.START, DISCOVERY_STEP, 0, 1, due);
    }

    /** {@return the first job of a run that begins with a step; the steps before it have their results} */
    public static Job start(Run run, String stepId, Instant due) {
        return new Job(randomId(), run, Kind.START, stepId, 0, 1, due);
    }

    public static Job discovery(Run run, Instant due) {
        return new Job(randomId(), run, Kind.DISCOVERY, DISCOVERY_STEP, 0, 1, due);
    }

    public static Job step(Run run, String stepId, Instant due) {
        return new Job(randomId(), run, Kind.STEP, stepId, 0, 1, due);
    }

    public static Job fetch(Run run, String stepId, Instant due) {
        return new Job(randomId(), run, Kind.FETCH, stepId, 0, 1, due);
    }

    public Job retry(Instant at) {
        return new Job(id, run, kind, stepId, attempt + 1, generation + 1, at);
    }

    /** {@return this job with attempt 0, as a step has ended since} */
    public Job fromTheFirstAttempt() {
        return new Job(id, run, kind, stepId, 0, generation, due);
    }

    public boolean targeted() {
        return !stepId.equals(DISCOVERY_STEP);
    }

    public boolean lastAttempt() {
        return attempt + 1 >= run.function().maxAttempts();
    }

    private static String randomId() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 62, Long.MAX_VALUE), 36);
    }
}
