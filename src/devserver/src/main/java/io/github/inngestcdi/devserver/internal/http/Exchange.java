package io.github.inngestcdi.devserver.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    /** More than the event API takes, so that what is too large can be told from what is cut off. */
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final List<String> path;

    Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.path = List.of(request.getHttpURI().getCanonicalPath().substring(1).split("/", -1));
    }

    public String method() {
        return request.getMethod();
    }

    public boolean is(String method) {
        return request.getMethod().equals(method);
    }

    public String path() {
        return request.getHttpURI().getCanonicalPath();
    }

    /** {@return the part of the path at {@code index}, empty beyond its end} */
    public String part(int index) {
        return index < path.size() ? URLDecoder.decode(path.get(index), StandardCharsets.UTF_8) : "";
    }

    public int parts() {
        return path.size();
    }

    public String header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    /** {@return the query parameter, else {@code otherwise}} */
    public String query(String name, String otherwise) {
        try {
            var value = Request.extractQueryParameters(request).getValue(name);
            return value == null ? otherwise : value;
        } catch (RuntimeException malformed) {
            return otherwise;
        }
    }

    public int limit(int otherwise) {
        try {
            return Math.max(1, Math.min(1000, Integer.parseInt(query("limit", Integer.toString(otherwise)))));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    public byte[] body() throws IOException {
        try (var in = Content.Source.asInputStream(request)) {
            return in.readNBytes(MAX_BODY);
        }
    }

    /** {@return the body as it comes in} */
    public InputStream stream() {
        return Content.Source.asInputStream(request);
    }

    public void json(int status, JsonNode body) {
        send(status, JSON, Json.writeLine(body));
    }

    /** JSON under the content type that the real server's event API and registration have. */
    public void jsonAsText(int status, JsonNode body) {
        send(status, TEXT, Json.writeLine(body));
    }

    public void text(int status, String body) {
        send(status, TEXT, body.getBytes(StandardCharsets.UTF_8));
    }

    public void empty(int status, String type) {
        send(status, type, new byte[0]);
    }

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

    /** Begins an answer that goes on: parts follow through {@link #more}. */
    public void begin(String type) throws IOException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        more("");
    }

    public void more(String text) throws IOException {
        Content.Sink.write(response, false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    public void end() {
        response.write(true, ByteBuffer.allocate(0), callback);
    }
}
