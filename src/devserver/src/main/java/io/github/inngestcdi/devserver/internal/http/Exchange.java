package io.github.inngestcdi.devserver.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and its answer. */
public final class Exchange {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    /** More than any API accepts, so every API refuses a body that is cut off. */
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final List<String> path;
    private final Map<String, String> parameters;

    Exchange(Request request, Response response, Callback callback) {
        this(
                request,
                response,
                callback,
                PathTemplate.partsOf(request.getHttpURI().getCanonicalPath()).stream()
                        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                        .toList(),
                Map.of());
    }

    private Exchange(
            Request request, Response response, Callback callback, List<String> path, Map<String, String> parameters) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.path = path;
        this.parameters = Map.copyOf(parameters);
    }

    /** {@return this exchange with the parameters that its route finds in the path} */
    Exchange with(Map<String, String> values) {
        return new Exchange(request, response, callback, path, values);
    }

    public boolean is(String method) {
        return request.getMethod().equals(method);
    }

    /** {@return the decoded parts of the path between its slashes; one empty part for {@code /}} */
    List<String> path() {
        return path;
    }

    /** {@return the part of the path at {@code index}, empty beyond its end} */
    String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    /** {@return the part of the path that the template of the route calls {@code name}} */
    public String parameter(String name) {
        return Optional.ofNullable(parameters.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the path has no parameter '" + name + "'"));
    }

    public String header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    /** {@return the first value of a query parameter; {@code otherwise} if there is none} */
    public String query(String name, String otherwise) {
        try {
            var value = Request.extractQueryParameters(request).getValue(name);
            return value == null ? otherwise : value;
        } catch (RuntimeException malformed) {
            return otherwise;
        }
    }

    /** {@return the body, or the beginning of one that is longer than any API accepts} */
    public byte[] body() throws IOException {
        try (var in = Content.Source.asInputStream(request)) {
            return in.readNBytes(MAX_BODY);
        }
    }

    /** {@return the body as it arrives} */
    public InputStream stream() {
        return Content.Source.asInputStream(request);
    }

    public void json(int status, JsonNode body) {
        send(status, JSON, Json.writeLine(body));
    }

    /** Answers with JSON, as plain text: the content type of the event API and the registration of the real server. */
    public void jsonAsText(int status, JsonNode body) {
        send(status, TEXT, Json.writeLine(body));
    }

    public void text(int status, String body) {
        send(status, TEXT, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers without a body; an empty {@code type} is left out. */
    public void empty(int status, String type) {
        send(status, type, new byte[0]);
    }

    /** Sets a header of the answer. */
    public void header(String name, String value) {
        response.getHeaders().put(name, value);
    }

    public void send(int status, String type, byte[] body) {
        response.setStatus(status);
        if (!type.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Begins an answer whose parts follow through {@link #more}. */
    void begin(String type) throws IOException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        more("");
    }

    void more(String text) throws IOException {
        Content.Sink.write(response, false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    void end() {
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
