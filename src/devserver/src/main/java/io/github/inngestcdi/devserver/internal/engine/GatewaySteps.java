package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.dispatch.GatewayRequest;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.realtime.Realtime;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code step.fetch} and {@code step.ai.infer}: the server makes an HTTP request for a run. Called with the engine's lock. */
final class GatewaySteps {
    private final Engine engine;
    private final Map<String, Operation> asked = new HashMap<>();

    GatewaySteps(Engine engine) {
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
            engine.dispatcher()
                    .fetch(GatewayRequest.of(op), (response, problem) -> answered(job, op, response, problem));
        } catch (IllegalArgumentException e) {
            end(job, Memo.error(error(op, String.valueOf(e.getMessage()))));
        }
    }

    /** Forgets what {@code run} asked for, as it has ended. */
    void forget(Run run) {
        asked.keySet().removeIf(key -> key.startsWith(run.id()));
    }

    private void answered(Job job, Operation op, @Nullable HttpResponse<byte[]> response, @Nullable Throwable problem) {
        synchronized (engine) {
            if (job.run().ended()) {
                return;
            }
            if (response == null) {
                failed(job, error(op, String.valueOf(problem)));
            } else if (op.opcode() == Opcode.GATEWAY) {
                publish(job.run(), op, response);
                end(job, Memo.data(data(response)));
            } else if (response.statusCode() > 299) {
                failed(job, refusal(op, response));
            } else {
                publish(job.run(), op, response);
                end(job, Memo.data(Json.readOrText(response.body())));
            }
        }
    }

    /** Hands what came back to those who listen, where the step asks for it. */
    private void publish(Run run, Operation op, HttpResponse<byte[]> response) {
        var publish = op.options().path("publish");
        var topic = new Realtime.Topic(Json.text(publish, "channel"), Json.text(publish, "topic"));
        if (!topic.channel().isEmpty()) {
            engine.realtime().stream(topic, run.id(), new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    private void failed(Job job, ObjectNode error) {
        if (job.lastAttempt()) {
            end(job, Memo.error(error));
            return;
        }
        var run = job.run();
        var retry = job.retry(engine.now().plus(engine.backoff().after(job.attempt(), Optional.empty())));
        run.step(job.stepId()).ifPresent(step -> step.retrying(retry.due(), error));
        engine.enqueue(retry);
        engine.changes().run(run);
    }

    private void end(Job job, Memo memo) {
        asked.remove(job.run().id() + "." + job.stepId());
        job.run().jobs().remove(job.id());
        engine.resume(job.run(), job.stepId(), memo);
    }

    private static ObjectNode error(Operation op, String why) {
        return op.opcode() == Opcode.AI_GATEWAY
                ? RunError.of("AIGatewayError", "Error making AI request: " + why)
                : RunError.of("GatewayError", "Error making gateway request: " + why);
    }

    private static ObjectNode refusal(Operation op, HttpResponse<byte[]> response) {
        var text = new String(response.body(), StandardCharsets.UTF_8);
        var shown = text.isEmpty() ? "{\"error\":\"Error making AI request\"}" : text;
        var error = error(op, "unsuccessful status code: " + response.statusCode());
        error.put("stack", shown);
        error.set("data", Json.readOrText(shown.getBytes(StandardCharsets.UTF_8)));
        return error;
    }

    private static JsonNode data(HttpResponse<byte[]> response) {
        var headers = Json.object();
        response.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":")) {
                headers.put(canonical(name), String.join(",", values));
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
