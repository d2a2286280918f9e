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
 * <p>Its time is the time of the machine until {@link #advance} moves it ahead. Its state lives in memory, and is lost when
 * the server is closed. Instances are independent of each other, and thread-safe.
 *
 * @since 0.1
 */
public final class DevServer implements AutoCloseable {
    private final RunningServer running;

    private DevServer(RunningServer running) {
        this.running = running;
    }

    /**
     * Starts a server. It answers requests when this method returns.
     *
     * @throws IllegalStateException if the port is in use, or the address is not one of this machine; the message names both
     */
    public static DevServer start(DevServerOptions options) {
        return new DevServer(RunningServer.start(options));
    }

    /** {@return the address of the server, such as {@code http://127.0.0.1:8288}: the base URL for SDKs, and the page for browsers} */
    public URI uri() {
        return running.uri();
    }

    /** {@return the time that runs see: the time of the machine plus what {@link #advance} has added} */
    public Instant now() {
        return running.now();
    }

    /**
     * Moves the server's time ahead without waiting. Work that becomes due is done in order and at its own time, and each
     * call request is answered before time moves on: three sleeps of a day each take three days.
     *
     * @param time the time to add, zero or more
     * @throws IllegalArgumentException if {@code time} is negative
     * @throws IllegalStateException if call requests under way are not answered within 30 s
     */
    public void advance(Duration time) {
        running.advance(time);
    }

    /**
     * Waits until no work is due and no call request is under way: every run has ended, sleeps, waits or backs off.
     *
     * @param atMost the longest wait, in real time
     * @return whether the server became idle in time
     */
    public boolean awaitIdle(Duration atMost) {
        return running.awaitIdle(atMost);
    }

    /** Stops the server and discards its state. It abandons call requests under way. */
    @Override
    public void close() {
        running.close();
    }
}
