package io.github.inngestcdi.devserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP service that is not an app, such as a provider of models. It records each request, and always gives the same answer. */
final class FakeProvider implements AutoCloseable {
    private final HttpServer http;
    private final byte[] answer;
    private final List<String> headers;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    private FakeProvider(HttpServer http, String answer, List<String> headers) {
        this.http = http;
        this.answer = answer.getBytes(StandardCharsets.UTF_8);
        this.headers = headers;
    }

    static FakeProvider answering(String answer, String... headers) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new FakeProvider(http, answer, List.of(headers));
            http.createContext("/", provider::answer);
            http.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Answers with {@code status} from now on. */
    void answerWith(int status) {
        this.status = status;
    }

    /** {@return each request: its method, its path, the recorded headers, and its body, separated by blanks} */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var noted = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " ");
            headers.forEach(name ->
                    noted.append(exchange.getRequestHeaders().getFirst(name)).append(' '));
            requests.add(noted + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
