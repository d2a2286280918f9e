package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.inngestcdi.devserver.internal.dispatch.Fetched;
import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.realtime.Realtime;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code step.fetch} and {@code step.ai.infer}: the server makes an HTTP request for a run. */
final class GatewaySteps {
    private final StepResults results;
    private final Backoff backoff;
    private final Realtime realtime;

    GatewaySteps(StepResults results, Backoff backoff, Realtime realtime) {
        this.results = results;
        this.backoff = backoff;
        this.realtime = realtime;
    }

    void open(Turn turn, Run run, Operation op) {
        turn.request(new Due.Fetch(Job.fetch(run, op.id(), turn.now()), op));
    }

    /** Records an attempt, unless the run has ended. {@return whether the request is sent} */
    boolean begin(Turn turn, Due.Fetch fetch) {
        var run = fetch.job().run();
        if (run.ended()) {
            return false;
        }
        run.step(fetch.job().stepId())
                .ifPresent(step -> step.attempted(fetch.job().attempt()));
        turn.changed(run);
        return true;
    }

    void fetched(Turn turn, Due.Fetch fetch, Fetched result) {
        var op = fetch.operation();
        if (fetch.job().run().ended()) {
            return;
        }
        if (result instanceof Fetched.Response received) {
            answered(turn, fetch, received.response());
        } else if (result instanceof Fetched.Failed failed && failed.retriable()) {
            failed(turn, fetch, error(op, failed.why()));
        } else if (result instanceof Fetched.Failed failed) {
            end(turn, fetch.job(), Memo.error(error(op, failed.why())));
        }
    }

    private void answered(Turn turn, Due.Fetch fetch, HttpResponse<byte[]> response) {
        var op = fetch.operation();
        boolean inference = op.opcode() == Opcode.AI_GATEWAY;
        if (inference && response.statusCode() > 299) {
            failed(turn, fetch, refusal(op, response));
            return;
        }
        var result = inference ? Json.readOrText(response.body()) : data(response);
        if (!CanonicalJson.canWrite(result)) {
            var error = error(op, "the response has a number beyond the range of a double");
            end(turn, fetch.job(), Memo.error(error));
            return;
        }
        publish(fetch.job().run(), op, response);
        end(turn, fetch.job(), Memo.data(result));
    }

    /** Publishes the response on the channel of the step, if it has one. */
    private void publish(Run run, Operation op, HttpResponse<byte[]> response) {
        var publish = op.options().path("publish");
        var topic = new Realtime.Topic(Json.text(publish, "channel"), Json.text(publish, "topic"));
        if (!topic.channel().isEmpty()) {
            realtime.stream(topic, run.id(), new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    private void failed(Turn turn, Due.Fetch fetch, ObjectNode error) {
        var job = fetch.job();
        if (job.lastAttempt()) {
            end(turn, job, Memo.error(error));
            return;
        }
        var run = job.run();
        var retry = job.retry(turn.now().plus(backoff.after(job.attempt(), Optional.empty())));
        run.step(job.stepId()).ifPresent(step -> step.retrying(retry.due(), error));
        turn.request(new Due.Fetch(retry, fetch.operation()));
        turn.changed(run);
    }

    private void end(Turn turn, Job job, Memo memo) {
        job.run().dequeue(job);
        results.resume(turn, job.run(), job.stepId(), memo);
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
        var data = Json.readOrText(shown.getBytes(StandardCharsets.UTF_8));
        error.set("data", CanonicalJson.canWrite(data) ? data : TextNode.valueOf(shown));
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
