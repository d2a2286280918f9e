package io.github.inngestcdi.arquillian;

import java.net.URI;
import java.net.URL;

/** Addresses on loopback, where everything that the tests start listens. */
final class Addresses {
    private Addresses() {}

    /** {@return the address of an application; an adapter may report the machine's external host name} */
    static URI onLoopback(URL url) {
        return URI.create("http://127.0.0.1:" + url.getPort() + url.getPath());
    }
}
