package io.github.inngestcdi.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports on loopback. */
public final class Ports {
    /** The range lies below the ports that the system assigns, also to outgoing connections. */
    private static final int MIN_PORT = 20_000;

    private static final int MAX_PORT = 32_000;

    private Ports() {}

    /** {@return a port on which no program listens, outside the range from which the system assigns ports} */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(MIN_PORT, MAX_PORT);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // in use: another one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
