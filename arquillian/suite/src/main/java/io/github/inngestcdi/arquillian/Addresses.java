package io.github.inngestcdi.arquillian;

import java.net.URI;
import java.net.URL;

/** Addresses on this machine: what the tests start is reachable from nowhere else. */
final class Addresses {
    private Addresses() {}

    /** {@return the address of an application; adapters may name the machine as others see it} */
    static URI onLoopback(URL url) {
        return URI.create("http://127.0.0.1:" + url.getPort() + url.getPath());
    }
}
