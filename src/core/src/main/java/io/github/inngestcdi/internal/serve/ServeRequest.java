package io.github.inngestcdi.internal.serve;

import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to the endpoint.
 *
 * @param method in upper case
 * @param uri as the client asked for it: absolute, with the query
 * @param headers gives a header's value by its name, in any case; {@code null} if there is none
 * @param body read at most once, up to the limit of the settings
 */
public record ServeRequest(String method, URI uri, UnaryOperator<@Nullable String> headers, InputStream body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    /** {@return whether a function is called for, and not only probed whether the app trusts the server} */
    boolean isCall() {
        return method.equals("POST") && query("probe").isEmpty();
    }

    /** {@return the value of the query parameter {@code name}} */
    Optional<String> query(String name) {
        var query = uri.getRawQuery();
        if (query == null) {
            return Optional.empty();
        }
        var prefix = name + "=";
        for (var pair : query.split("&", -1)) {
            if (pair.startsWith(prefix)) {
                return Optional.of(URLDecoder.decode(pair.substring(prefix.length()), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }
}
