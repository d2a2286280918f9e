package io.github.inngestcdi.devserver.internal.http;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses requests without a valid key, if the server has keys, and requests that another web site makes a browser send.
 *
 * <p>On loopback, the host name must be one of this machine: another site can point its own host name at this address.
 */
public final class RequestGuard {
    private static final Pattern LOOPBACK = Pattern.compile(
            "(localhost|[a-z0-9-]+\\.localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");
    private static final Set<String> KEYED = Set.of("fn", "v0", "v1", "v2", "invoke");

    private final boolean loopback;
    private final Optional<SigningKey> signingKey;
    private final Optional<String> eventKey;

    public RequestGuard(boolean loopback, Optional<SigningKey> signingKey, Optional<String> eventKey) {
        this.loopback = loopback;
        this.signingKey = signingKey;
        this.eventKey = eventKey;
    }

    /** {@return whether the request is admitted; a refused request is already answered} */
    public boolean admits(Exchange exchange) {
        var host = exchange.header("Host").toLowerCase(Locale.ROOT);
        if (loopback && !LOOPBACK.matcher(host).matches()) {
            return refuse(exchange, 403, "this host name is not one of this machine");
        }
        boolean changes = !exchange.is("GET") && !exchange.is("HEAD") && !exchange.is("OPTIONS");
        if (changes && isFromAnotherSite(exchange, host)) {
            return refuse(exchange, 403, "requests from other sites are not accepted");
        }
        if (exchange.part(0).equals("e")
                && signingKey.isPresent()
                && !eventKey.map(exchange.part(1)::equals).orElse(false)) {
            return refuse(exchange, 401, "Event key not found");
        }
        if (isKeyed(exchange)
                && !signingKey
                        .map(key -> key.admits(exchange.header("Authorization")))
                        .orElse(true)) {
            return refuse(exchange, 401, "Authentication failed");
        }
        return true;
    }

    /** {@return whether the path needs the signing key; realtime also accepts tokens, so its API checks both itself} */
    private static boolean isKeyed(Exchange exchange) {
        boolean second = exchange.part(0).equals("api") && exchange.part(1).equals("v2");
        boolean realtime = exchange.part(0).equals("v1") && exchange.part(1).equals("realtime");
        return second || (KEYED.contains(exchange.part(0)) && !realtime);
    }

    /** {@return whether a page of another site sent the request; without {@code Sec-Fetch-Site}, {@code Origin} decides} */
    private static boolean isFromAnotherSite(Exchange exchange, String host) {
        var site = exchange.header("Sec-Fetch-Site");
        var origin = exchange.header("Origin").toLowerCase(Locale.ROOT);
        return site.isEmpty()
                ? !origin.isEmpty()
                        && !withoutPort(origin.replaceFirst("^https?://", "")).equals(withoutPort(host))
                : site.equals("cross-site");
    }

    private static String withoutPort(String authority) {
        return authority.replaceFirst(":\\d+$", "");
    }

    private static boolean refuse(Exchange exchange, int status, String why) {
        if (status == 401) {
            DevServerMessages.unauthorized("/" + exchange.part(0));
        } else {
            DevServerMessages.crossSite("/" + exchange.part(0));
        }
        var body = Json.object().put("error", why).put("status", status);
        body.set("data", NullNode.getInstance());
        exchange.jsonAsText(status, body);
        return false;
    }
}
