package io.github.inngestcdi.devserver.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Reads the answer of an SDK to a call request from its status, headers and body. */
public final class AnswerReader {
    private static final int MAX_BODY = 8 * 1024 * 1024;
    private static final Duration MIN_RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(24);

    private final Instant now;

    public AnswerReader(Instant now) {
        this.now = now;
    }

    public Answer read(HttpResponse<byte[]> response) {
        var headers = response.headers();
        try {
            var body = unzipped(response);
            if (body.length > MAX_BODY) {
                return failed(RunError.of(
                        "OutputTooLarge",
                        "the answer has " + body.length + " bytes, and at most " + MAX_BODY
                                + " are accepted: return less, or a reference to it"));
            }
            return read(response.statusCode(), name -> headers.firstValue(name).orElse(""), Json.readOrText(body));
        } catch (IOException e) {
            return failed(RunError.of("Error", "the answer is not gzip, as its header claims: " + e.getMessage()));
        }
    }

    private static Answer failed(ObjectNode error) {
        return Answer.Failed.of(error, true, false);
    }

    private Answer read(int status, Function<String, String> header, JsonNode body) {
        if (status == 201) {
            return envelope(header, body);
        }
        if (!CanonicalJson.canWrite(body)) {
            var message = "the app's answer cannot be stored, as it has a number beyond the range of a double";
            return failed(RunError.of("Error", message));
        }
        boolean fromSdk = !header.apply("x-inngest-sdk").isEmpty();
        boolean noRetry = header.apply("x-inngest-no-retry").equals("true");
        var retryAfter = retryAfter(header.apply("retry-after"));
        int version = version(header.apply("x-inngest-req-version"));
        if (status / 100 == 2 && !fromSdk) {
            var error = RunError.of(
                    "NotAnSdk",
                    "the answer with status " + status
                            + " is not from an Inngest SDK, as it has no header x-inngest-sdk: check the app's URL");
            return Answer.Failed.of(error, false, true);
        }
        if (status == 206) {
            return operations(body, noRetry, retryAfter, version);
        }
        if (status / 100 == 2 && !noRetry) {
            return new Answer.Completed(body, version);
        }
        var reason = noRetry ? "NonRetriableError" : "invalid status code: " + status;
        return new Answer.Failed(RunError.ofAnswer(body, status), reason, noRetry, retryAfter, !fromSdk);
    }

    private Answer envelope(Function<String, String> outer, JsonNode envelope) {
        if (envelope.hasNonNull("error")) {
            return Answer.Failed.of(RunError.ofAnswer(envelope.get("error"), 500), false, false);
        }
        var inner = envelope.path("headers");
        Function<String, String> header = name -> {
            for (var field : inner.properties()) {
                if (field.getKey().toLowerCase(Locale.ROOT).equals(name)) {
                    var value = field.getValue();
                    return value.isArray() ? value.path(0).asText() : value.asText();
                }
            }
            return outer.apply(name);
        };
        var body = envelope.path("body");
        if (body.isTextual()) {
            body = Json.readOrText(body.textValue().getBytes(StandardCharsets.UTF_8));
        }
        int status = envelope.path("status").asInt();
        return read(status == 201 ? 0 : status, header, body);
    }

    private static Answer operations(JsonNode body, boolean noRetry, Optional<Duration> retryAfter, int version) {
        var operations = new ArrayList<Operation>();
        for (var json : body.isArray() ? body : List.of(body)) {
            var name = Json.text(json, "op");
            var opcode = Opcode.named(name);
            if (opcode.isEmpty()) {
                return failed(RunError.of("UnsupportedOpcode", DevServerMessages.opcodeNotSupported(name)));
            }
            operations.add(new Operation(opcode.get(), Json.text(json, "id"), json));
        }
        return new Answer.Operations(operations, noRetry, retryAfter, version);
    }

    private static int version(String header) {
        try {
            return header.isEmpty() ? -1 : Integer.parseInt(header.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Optional<Duration> retryAfter(String header) {
        var asked = header.isEmpty() ? Optional.<Duration>empty() : wait(header);
        return asked.map(wait -> wait.compareTo(MIN_RETRY_AFTER) < 0
                ? MIN_RETRY_AFTER
                : wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait);
    }

    private Optional<Duration> wait(String header) {
        if (header.length() <= 7 && header.chars().allMatch(Character::isDigit)) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        return TimeString.instant(header).or(() -> httpDate(header)).map(at -> Duration.between(now, at));
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static byte[] unzipped(HttpResponse<byte[]> response) throws IOException {
        if (!response.headers().firstValue("content-encoding").orElse("").equals("gzip")) {
            return response.body();
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return in.readNBytes(MAX_BODY + 1);
        }
    }
}
