package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Trigger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A function of ten plain steps, of the project's own SDK, with checkpoints and without. */
class SdkCheckpointTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final List<Integer> ran = new CopyOnWriteArrayList<>();
    private final DevServer server = inngest.server();

    private FunctionDefinition<Map<String, Object>, Integer> ten() {
        return FunctionDefinition.<Map<String, Object>, Integer>builder("ten", Map.class, context -> {
                    int sum = 0;
                    for (int i : TEN) {
                        sum += context.step().run("step-" + i, Integer.class, () -> {
                            ran.add(i);
                            return i;
                        });
                    }
                    return sum;
                })
                .trigger(Trigger.event("ten/wanted"))
                .build();
    }

    private int callsOf(SdkApp app) {
        var event = app.inngest().send(InngestEvent.of("ten/wanted", Map.of()));
        var run = app.inngest().runs().awaitStartedBy(event, SOON).get(0);
        assertThat(run.output(Integer.class)).isEqualTo(45);
        assertThat(ran).isEqualTo(TEN);
        return app.calls("ten");
    }

    @Test
    void takesOneCallRequest() {
        var app = inngest.sdkApp(server.uri(), Map.of(), ten());

        assertThat(callsOf(app)).isEqualTo(1);
    }

    @Test
    void takesElevenCallRequestsWithoutCheckpoints() {
        var app = inngest.sdkApp(server.uri(), Map.of("inngest.checkpointing", "false"), ten());

        assertThat(callsOf(app)).isEqualTo(11);
    }

    @Test
    void losesNothingAndRepeatsNothingIfCheckpointsFail() throws IOException {
        var proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var refused = new CopyOnWriteArrayList<String>();
        proxy.createContext("/", this::forward);
        proxy.createContext("/v1/checkpoint", exchange -> {
            try (exchange) {
                refused.add(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(500, -1);
            }
        });
        proxy.start();

        var address = URI.create("http://localhost:" + proxy.getAddress().getPort());
        try (var app = SdkApp.on(address, Map.of(), ten())) {
            assertThat(callsOf(app)).isEqualTo(11);
            assertThat(refused).isNotEmpty();
        } finally {
            proxy.stop(0);
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(server.uri().resolve(exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("X-Inngest-Server-Kind")
                    .ifPresent(kind -> exchange.getResponseHeaders().set("X-Inngest-Server-Kind", kind));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
