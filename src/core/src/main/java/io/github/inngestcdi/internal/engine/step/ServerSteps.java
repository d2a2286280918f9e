package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.HttpCall;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.SignalWait;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.TimeString;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The steps that the server does: checks what the code asks for, and makes the request to the server. */
public final class ServerSteps {
    private static final Duration MAX_WAIT = Duration.ofDays(366);
    private static final Duration MIN_WAIT = Duration.ofSeconds(1);

    private final JsonPlatform json;
    private final StepValues values;
    private final EventReader events;
    private final Clock clock;

    ServerSteps(JsonPlatform json, StepValues values, EventReader events, Clock clock) {
        this.json = json;
        this.values = values;
        this.events = events;
        this.clock = clock;
    }

    public FoundStep sleep(String id, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_WAIT) > 0) {
            throw CoreMessages.sleepOutOfRange(id, duration);
        }
        return sleepUntil(TimeString.of(duration));
    }

    public FoundStep sleep(String id, Instant time) {
        if (time.isAfter(clock.instant().plus(MAX_WAIT))) {
            throw CoreMessages.sleepOutOfRange(id, time);
        }
        return sleepUntil(TimeString.of(time));
    }

    private static FoundStep sleepUntil(String until) {
        return new FoundStep.Requested(
                "sleep", List::of, (step, input) -> new Operation.Sleep(step, until), value -> null);
    }

    public FoundStep waitForEvent(String id, EventWait<?> wait) {
        checkTimeout(id, wait.timeout());
        return new FoundStep.Requested(
                "waitForEvent",
                List::of,
                (step, input) -> new Operation.WaitForEvent(step, wait.event(), wait.timeout(), wait.expression()),
                value -> value.isNull() ? Optional.empty() : Optional.of(events.read(value, wait.type())));
    }

    public FoundStep waitForSignal(String id, SignalWait<?> wait) {
        checkTimeout(id, wait.timeout());
        boolean replace = wait.conflict() == SignalWait.Conflict.REPLACE;
        return new FoundStep.Requested(
                "waitForSignal",
                List::of,
                (step, input) -> new Operation.WaitForSignal(step, wait.signal(), wait.timeout(), replace),
                value -> value.isNull()
                        ? Optional.empty()
                        : Optional.ofNullable(values.bind(id, values.member(value, "data"), wait.type())));
    }

    public FoundStep invoke(String id, Invocation<?> invocation) {
        invocation.timeout().ifPresent(timeout -> checkTimeout(id, timeout));
        return new FoundStep.Requested(
                "invoke",
                values.eventData(id, invocation.data()),
                (step, input) -> new Operation.InvokeFunction(
                        step, invocation.functionId(), input.get(0).asJsonObject(), invocation.timeout()),
                value -> values.bind(id, value, invocation.type()));
    }

    public FoundStep fetch(HttpCall call) {
        return new FoundStep.Requested(
                "fetch", List::of, (step, input) -> new Operation.Gateway(step, call), this::readAnswer);
    }

    private HttpCall.Answer readAnswer(RawJson value) {
        var answer = json.object(value.toString());
        Map<String, String> headers = new TreeMap<>();
        if (answer.get("headers") instanceof JsonObject all) {
            all.forEach((name, header) ->
                    headers.put(name, header instanceof JsonString text ? text.getString() : header.toString()));
        }
        return new HttpCall.Answer(answer.getInt("status_code", 0), headers, answer.getString("body", ""));
    }

    private static void checkTimeout(String id, Duration timeout) {
        if (timeout.compareTo(MIN_WAIT) < 0 || timeout.compareTo(MAX_WAIT) > 0) {
            throw CoreMessages.timeoutOutOfRange(id, timeout);
        }
    }
}
