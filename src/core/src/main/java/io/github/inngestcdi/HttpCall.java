package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request that the Inngest Server makes for a run. Immutable.
 *
 * @see Step#fetch(String, HttpCall)
 * @since 0.1
 */
public final class HttpCall extends Value {
    private final URI uri;
    private final String method;
    private final Map<String, String> headers;
    private final Optional<String> body;

    private HttpCall(URI uri, String method, Map<String, String> headers, Optional<String> body) {
        this.uri = requireNonNull(uri, "uri");
        this.method = requireNonNull(method, "method");
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /**
     * {@return a request to {@code uri} without headers and body}
     *
     * @param method such as {@code PUT}
     * @param uri absolute, http or https
     */
    public static HttpCall of(String method, URI uri) {
        return new HttpCall(uri, method, Map.of(), Optional.empty());
    }

    /** {@return a {@code GET} of {@code uri}} */
    public static HttpCall get(URI uri) {
        return of("GET", uri);
    }

    /** {@return a {@code POST} of {@code body} to {@code uri}} */
    public static HttpCall post(URI uri, String body) {
        return of("POST", uri).withBody(body);
    }

    /** {@return this call with one more header; it replaces one of the same name} */
    public HttpCall withHeader(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpCall(uri, method, more, body);
    }

    /** {@return this call with {@code body}} */
    public HttpCall withBody(String body) {
        return new HttpCall(uri, method, headers, Optional.of(body));
    }

    /** {@return the address, absolute, http or https} */
    public URI uri() {
        return uri;
    }

    /** {@return the method, such as {@code GET}} */
    public String method() {
        return method;
    }

    /** {@return the headers, one value each} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the body as text; empty for none} */
    public Optional<String> body() {
        return body;
    }

    @Override
    List<?> parts() {
        return List.of(uri, method, headers, body);
    }

    /**
     * The answer to the request.
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
