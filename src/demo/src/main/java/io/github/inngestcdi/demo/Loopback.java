package io.github.inngestcdi.demo;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** This machine, as nobody else reaches it. */
final class Loopback {
    /** Where the demo listens. */
    static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

    /** {@link #ADDRESS} as others want it. */
    static final String HOST = ADDRESS.getHostAddress();

    private Loopback() {}

    /** {@return what a browser is told: the root of what listens on {@code port}} */
    static URI uri(int port) {
        return URI.create("http://localhost:" + port + "/");
    }

    /** {@return all addresses that are tried for localhost} */
    static List<InetAddress> all() {
        try {
            return List.of(InetAddress.getAllByName("localhost"));
        } catch (UnknownHostException e) {
            return List.of(ADDRESS);
        }
    }
}
