package io.github.inngestcdi;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request that the Inngest Server makes for a run.
 *
 * @param uri absolute, http or https
 * @param method {@code GET} unless said otherwise
 * @param headers one value each
 * @param body as text; empty for none
 * @since 0.1
 */
public record HttpCall(URI uri, String method, Map<String, String> headers, Optional<String> body) {
    /** Copies the headers in. */
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** {@return a {@code GET} of {@code uri}} */
    public static HttpCall get(URI uri) {
        return new HttpCall(uri, "GET", Map.of(), Optional.empty());
    }

    /** {@return a {@code POST} of {@code body} to {@code uri}} */
    public static HttpCall post(URI uri, String body) {
        return new HttpCall(uri, "POST", Map.of(), Optional.of(body));
    }

    /** {@return this call with one header more} */
    public HttpCall withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpCall(uri, method, more, body);
    }

    /**
     * What was answered.
     *
     * @param status the HTTP status, of an error too
     * @param headers as the server passes them on, one value each
     * @param body as text
     */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** Copies the headers in. */
        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
