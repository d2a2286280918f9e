package io.github.inngestcdi.middleware;

import java.util.HashMap;
import java.util.Map;

/**
 * The app's answer to the server, before it is signed.
 *
 * @param status the HTTP status
 * @param headers the headers of this answer; the library adds more
 * @param body JSON text
 * @since 0.1
 */
public record ServerReply(int status, Map<String, String> headers, String body) {
    /** Copies the headers in. */
    public ServerReply {
        headers = Map.copyOf(headers);
    }

    /** {@return this answer with one more header} */
    public ServerReply withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new ServerReply(status, all, body);
    }
}
