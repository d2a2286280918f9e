package io.github.inngestcdi.middleware;

import java.util.Map;
import java.util.Optional;

/**
 * A request of the server to the app.
 *
 * @param method {@code GET} for introspection, {@code PUT} for a sync, {@code POST} for a call
 * @param functionId the function that is called, with its app's id; empty unless it is a call
 * @param headers by their names in lower case
 * @since 0.1
 */
public record ServerRequest(String method, Optional<String> functionId, Map<String, String> headers) {
    public ServerRequest {
        headers = Map.copyOf(headers);
    }
}
