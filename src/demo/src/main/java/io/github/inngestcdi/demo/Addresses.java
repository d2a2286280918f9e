package io.github.inngestcdi.demo;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;

/**
 * The addresses of the demo.
 *
 * @param ports the port of each part
 */
record Addresses(Map<DemoPort, Integer> ports) {
    Addresses {
        ports = Map.copyOf(ports);
    }

    URI shop() {
        return root(DemoPort.APP).resolve("shop/");
    }

    /** {@return the address at which the dev server finds the shop's functions} */
    URI endpoint() {
        return shop().resolve("api/inngest");
    }

    URI devServer() {
        return root(DemoPort.DEV_SERVER);
    }

    URI mails() {
        return root(DemoPort.MAIL_PAGE);
    }

    int port(DemoPort port) {
        // the demo does not start without one for each
        return requireNonNull(ports.get(port));
    }

    /** {@return the environment variables that tell the shop the addresses of the other parts} */
    Map<String, String> environment() {
        return Map.of(
                "INNGEST_DEV", devServer().toString(),
                "INNGEST_SERVE_ORIGIN", root(DemoPort.APP).toString(),
                "SHOP_SMTP_HOST", Loopback.HOST,
                "SHOP_SMTP_PORT", Integer.toString(port(DemoPort.SMTP)),
                "SHOP_CRM_URL", shop().resolve("api/crm").toString(),
                "SHOP_LINKS_DEV_SERVER", devServer().toString(),
                "SHOP_LINKS_MAILS", mails().toString());
    }

    private URI root(DemoPort port) {
        return Loopback.uri(port(port));
    }
}
