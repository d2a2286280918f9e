package io.github.inngestcdi.devserver.internal.dispatch;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Makes the HTTP requests of {@code step.fetch} and {@code step.ai.infer}, in the form of the real server. */
public final class GatewayRequest {
    private static final Set<String> NOT_SENT = Set.of("host", "content-length", "connection", "expect", "upgrade");
    private static final Duration TIMEOUT = Duration.ofHours(2);

    private GatewayRequest() {}

    /**
     * {@return the request that {@code op} asks for}
     *
     * @throws IllegalArgumentException if its URL, method or headers can't be sent
     */
    public static HttpRequest of(Operation op) {
        var request = op.opcode() == Opcode.AI_GATEWAY ? inference(op) : plain(op);
        for (var header : op.options().path("headers").properties()) {
            if (!NOT_SENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                request.setHeader(header.getKey(), header.getValue().asText());
            }
        }
        return request.timeout(TIMEOUT).build();
    }

    private static HttpRequest.Builder plain(Operation op) {
        var body = op.option("body", "");
        return HttpRequest.newBuilder(URI.create(op.option("url", "")))
                .method(
                        op.option("method", "POST").toUpperCase(Locale.ROOT),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(json(body)));
    }

    /** A body that is not JSON is sent as a JSON string: the real server sends only JSON. */
    private static byte[] json(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return Json.tryRead(bytes).isPresent() ? bytes : Json.write(TextNode.valueOf(body));
    }

    private static HttpRequest.Builder inference(Operation op) {
        var url = op.option("url", "");
        var key = op.option("auth_key", "");
        var format = op.option("format", "");
        if (format.equals("gemini")) {
            url += (url.contains("?") ? "&" : "?") + "key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        }
        var request = HttpRequest.newBuilder(URI.create(url))
                .setHeader("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        Json.write(op.options().path("body"))));
        return switch (format) {
            case "gemini" -> request;
            case "bedrock" -> request.setHeader("authorization", key);
            case "anthropic" -> request.setHeader("x-api-key", key);
            default -> request.setHeader("authorization", "Bearer " + key);
        };
    }
}
