package io.github.inngestcdi.internal.client;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pause {
    /** Lets the calling thread sleep. */
    Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

    void forDuration(Duration duration) throws InterruptedException;
}
