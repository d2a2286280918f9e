package io.github.inngestcdi.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback. */
public final class Ports {
    /** Below those that systems give to who asks for any, on connecting too. */
    private static final int MIN_PORT = 20_000;

    private static final int MAX_PORT = 32_000;

    private Ports() {}

    /** {@return a port that nobody listens on; no system gives it away before a server that is slow to start has it} */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(MIN_PORT, MAX_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // in use: another one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
