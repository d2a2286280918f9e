package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.engine.Answer;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.ErrorJson;
import io.github.inngestcdi.middleware.ServerReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Writes the answer to a call request as the server reads it (Inngest SDK specification, 4.4.2). */
final class AnswerWriter {
    /** A day: for a longer delay, or for none, the server takes its own backoff. */
    private static final long MAX_SECONDS = 86_400;

    private final JsonPlatform json;

    AnswerWriter(JsonPlatform json) {
        this.json = json;
    }

    /** {@return {@code answer} as HTTP carries it} */
    ServerReply write(Answer answer) {
        if (answer instanceof Answer.Completed completed) {
            return new ServerReply(200, Map.of(), completed.output());
        }
        if (answer instanceof Answer.Steps steps) {
            var operations = json.newArray();
            steps.operations().forEach(operation -> operations.add(operation.toJson(json)));
            return new ServerReply(
                    206,
                    steps.retry().map(AnswerWriter::headers).orElse(Map.of()),
                    operations.build().toString());
        }
        if (answer instanceof Answer.Failed failed) {
            return new ServerReply(
                    failed.retry().again() ? 500 : 400,
                    headers(failed.retry()),
                    ErrorJson.write(failed.error(), json).toString());
        }
        if (answer instanceof Answer.Stale stale) {
            return stale(stale);
        }
        return stepNotFound((Answer.StepNotFound) answer);
    }

    /** The reply is retriable, so that nothing is lost should the server read it after all. */
    private ServerReply stale(Answer.Stale stale) {
        return new ServerReply(
                500,
                Map.of("x-inngest-no-retry", "false"),
                json.newObject()
                        .add("name", "StaleDispatch")
                        .add("message", ServeMessages.staleDispatch(stale.functionId(), stale.runId()))
                        .build()
                        .toString());
    }

    /** The specification has an opcode for it, but the server cannot read that, so it is an error. */
    private ServerReply stepNotFound(Answer.StepNotFound missing) {
        var found = json.newArray();
        missing.foundSteps().forEach(found::add);
        var message = ServeMessages.stepNotFound(missing.requestedStep(), missing.foundSteps());
        return new ServerReply(
                500,
                Map.of("x-inngest-no-retry", "false"),
                json.newObject()
                        .add("name", "StepNotFound")
                        .add("message", message)
                        .add("error", message)
                        .add("requestedStep", missing.requestedStep())
                        .add("foundSteps", found)
                        .add("totalFoundSteps", missing.foundSteps().size())
                        .build()
                        .toString());
    }

    private static Map<String, String> headers(Answer.Retry retry) {
        Map<String, String> headers = new HashMap<>();
        headers.put("x-inngest-no-retry", Boolean.toString(!retry.again()));
        retry.after().ifPresent(delay -> headers.put("retry-after", Long.toString(wholeSeconds(delay))));
        return headers;
    }

    private static long wholeSeconds(Duration delay) {
        long seconds = delay.getSeconds() + (delay.getNano() > 0 ? 1 : 0);
        return Math.max(1, Math.min(MAX_SECONDS, seconds));
    }
}
