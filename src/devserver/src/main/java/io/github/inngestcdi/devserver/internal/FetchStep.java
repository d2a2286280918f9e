package io.github.inngestcdi.devserver.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code step.fetch}: HTTP requests that the server makes for a run. Called with the engine's lock. */
final class FetchStep {
    private static final Set<String> NOT_SENT = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final Engine engine;
    private final Map<String, Operation> asked = new HashMap<>();

    FetchStep(Engine engine) {
        this.engine = engine;
    }

    void open(Run run, Operation op) {
        asked.put(run.id() + "." + op.id(), op);
        engine.enqueue(Job.fetch(run, op.id(), engine.now()));
    }

    void fetch(Job job) {
        var run = job.run();
        var op = asked.get(run.id() + "." + job.stepId());
        if (op == null) {
            return;
        }
        run.step(job.stepId()).ifPresent(step -> step.attempted(job.attempt()));
        try {
            engine.dispatcher().fetch(request(op), (response, problem) -> answered(job, response, problem));
        } catch (IllegalArgumentException e) {
            end(job, Memo.error(RunError.of("Error", "this can't be fetched: " + e.getMessage())));
        }
    }

    private static HttpRequest request(Operation op) {
        var method = op.option("method", "POST").toUpperCase(Locale.ROOT);
        var body = op.option("body", "");
        var request = HttpRequest.newBuilder(URI.create(op.option("url", "")))
                .timeout(Duration.ofHours(2))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        for (var header : op.options().path("headers").properties()) {
            if (!NOT_SENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                request.setHeader(header.getKey(), header.getValue().asText());
            }
        }
        return request.build();
    }

    private void answered(Job job, @Nullable HttpResponse<byte[]> response, @Nullable Throwable problem) {
        synchronized (engine) {
            var run = job.run();
            if (run.ended()) {
                asked.remove(run.id() + "." + job.stepId());
            } else if (response != null) {
                end(job, Memo.data(data(response)));
            } else if (job.lastAttempt()) {
                end(job, Memo.error(RunError.of("Error", "nothing answered: " + problem)));
            } else {
                var wait = engine.backoff().after(job.attempt(), Optional.empty());
                var retry = job.retry(engine.now().plus(wait));
                run.step(job.stepId())
                        .ifPresent(step -> step.retrying(retry.due(), RunError.of("Error", String.valueOf(problem))));
                engine.enqueue(retry);
            }
        }
    }

    private void end(Job job, Memo memo) {
        asked.remove(job.run().id() + "." + job.stepId());
        job.run().jobs().remove(job.id());
        engine.resume(job.run(), job.stepId(), memo);
    }

    private static JsonNode data(HttpResponse<byte[]> response) {
        var headers = Json.object();
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                headers.put(canonical(name), values.get(0));
            }
        });
        var data = Json.object()
                .put("url", response.uri().toString())
                .put("status_code", response.statusCode())
                .put("body", new String(response.body(), StandardCharsets.UTF_8));
        data.set("headers", headers);
        return data;
    }

    private static String canonical(String header) {
        return Arrays.stream(header.split("-", -1))
                .map(part -> part.isEmpty()
                        ? part
                        : part.substring(0, 1).toUpperCase(Locale.ROOT)
                                + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }
}
