package io.github.inngestcdi.devserver;

import io.github.inngestcdi.devserver.internal.RunningServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A running Inngest Server, for development and tests.
 *
 * <pre>{@code
 * try (var server = DevServer.start(DevServerOptions.defaults().withPort(0).withApp(appUri))) {
 *     // send events to server.uri() + "/e/key"
 *     server.advance(Duration.ofDays(3));
 * }
 * }</pre>
 *
 * <p>Its time is that of the machine, until it is moved ahead. State lives in memory, and is gone when it is closed.
 * Instances are independent of each other, and may be used from any thread.
 *
 * @since 0.1
 */
public final class DevServer implements AutoCloseable {
    private final RunningServer running;

    private DevServer(RunningServer running) {
        this.running = running;
    }

    /**
     * Starts a server; when this returns, it answers.
     *
     * @throws IllegalStateException if the port is in use, or the address is not of this machine; the message names both
     */
    public static DevServer start(DevServerOptions options) {
        return new DevServer(RunningServer.start(options));
    }

    /** {@return its address, such as {@code http://127.0.0.1:8288}: the base URL for SDKs, and the page for browsers} */
    public URI uri() {
        return running.uri();
    }

    /** {@return the time in which runs live: that of the machine, and as much as {@link #advance} has added} */
    public Instant now() {
        return running.now();
    }

    /**
     * Lets time pass, in no time. What falls due happens in its order and at its own time, and each call request is
     * answered before time moves on: three sleeps of a day each take three days.
     *
     * @param time how far to move, zero or more
     * @throws IllegalStateException if call requests under way are not answered within 30 s
     */
    public void advance(Duration time) {
        running.advance(time);
    }

    /**
     * Waits until nothing is due and no call request is under way: every run has ended, sleeps, waits or backs off.
     *
     * @param atMost how long to wait, in real time
     * @return whether it came to that
     */
    public boolean awaitIdle(Duration atMost) {
        return running.awaitIdle(atMost);
    }

    /** Stops answering, and forgets everything. Call requests under way are abandoned. */
    @Override
    public void close() {
        running.close();
    }
}
