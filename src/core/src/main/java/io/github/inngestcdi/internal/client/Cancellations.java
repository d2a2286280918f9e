package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.BulkCancellation;
import io.github.inngestcdi.Cancellation;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bulk cancellations: {@code /v1/cancellations}. */
final class Cancellations {
    private static final String PATH = "/v1/cancellations";

    private final RestApi api;
    private final String appId;
    private final JsonPlatform json;

    Cancellations(RestApi api, String appId, JsonPlatform json) {
        this.api = api;
        this.appId = appId;
        this.json = json;
    }

    BulkCancellation create(Cancellation cancellation) {
        if (cancellation.startedAfter().isPresent()
                && cancellation.startedAfter().get().isAfter(cancellation.startedBefore())) {
            throw ClientMessages.cancellationOfNoTime(cancellation.functionId());
        }
        var body = json.newObject()
                .add("app_id", cancellation.app().orElse(appId))
                .add("function_id", cancellation.functionId())
                .add("started_before", cancellation.startedBefore().toString());
        cancellation.startedAfter().ifPresent(time -> body.add("started_after", time.toString()));
        cancellation.expression().ifPresent(expression -> body.add("if", expression));
        var reply = api.post(PATH, body.build(), RestApi::never);
        return read(reply, reply.data().orElseThrow(reply::unreadable));
    }

    List<BulkCancellation> list() {
        var reply = api.get(PATH, RestApi::never);
        return reply.list().stream().map(each -> read(reply, each)).toList();
    }

    boolean delete(String id) {
        return api.delete(PATH + "/" + Target.encoded(id), RestApi::isNotFound).accepted();
    }

    private static BulkCancellation read(Reply reply, JsonObject cancellation) {
        try {
            return new BulkCancellation(
                    cancellation.getString("id"),
                    cancellation.getString("function_id"),
                    Instant.parse(cancellation.getString("started_before")),
                    text(cancellation, "started_after").map(Instant::parse),
                    text(cancellation, "if"));
        } catch (RuntimeException e) {
            throw reply.unreadable();
        }
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
