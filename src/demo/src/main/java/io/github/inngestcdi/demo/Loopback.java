package io.github.inngestcdi.demo;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** The loopback interface, which other machines cannot reach. */
final class Loopback {
    /** The address on which the demo listens. */
    static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

    /** {@link #ADDRESS} as text. */
    static final String HOST = ADDRESS.getHostAddress();

    private Loopback() {}

    /** {@return the root address of the server on {@code port}, for a browser} */
    static URI uri(int port) {
        return URI.create("http://localhost:" + port + "/");
    }

    /** {@return the addresses to which the name localhost resolves} */
    static List<InetAddress> all() {
        try {
            return List.of(InetAddress.getAllByName("localhost"));
        } catch (UnknownHostException e) {
            return List.of(ADDRESS);
        }
    }
}
