package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Sends prepared events: in as many requests as they need, each retried under one seed. */
final class EventSender {
    private final Target target;
    private final JsonPlatform json;
    private final Backoff backoff;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EventSender(Target target, JsonPlatform json, Backoff backoff, Clock clock) {
        this.target = target;
        this.json = json;
        this.backoff = backoff;
        this.clock = clock;
    }

    List<String> send(List<PreparedEvent> events) {
        List<String> ids = new ArrayList<>();
        for (var batch : EventBatch.split(events)) {
            try {
                ids.addAll(sendBatch(batch));
            } catch (InngestException e) {
                throw withAccepted(ids, e);
            }
        }
        return List.copyOf(ids);
    }

    private List<String> sendBatch(List<PreparedEvent> events) {
        var request = target.events()
                .header(
                        "x-inngest-event-id-seed",
                        EventIdSeed.random(clock.instant(), random).header())
                .POST(BodyPublishers.ofByteArray(EventBatch.body(events)))
                .build();
        return backoff.retry(() -> accepted(Reply.of(target.connection().send(request), json, clock), events.size()));
    }

    private static List<String> accepted(Reply reply, int sent) {
        var ids = ids(reply);
        if (!reply.accepted()) {
            throw ClientMessages.refused(reply, ids);
        }
        if (ids.size() != sent) {
            throw ClientMessages.unreadable(reply.server(), reply.status(), ids);
        }
        return ids;
    }

    /** {@return the ids of the accepted events: the server leaves the place of a refused one empty} */
    private static List<String> ids(Reply reply) {
        return reply.body().get("ids") instanceof JsonArray ids
                ? ids.stream()
                        .map(id -> id instanceof JsonString text ? text.getString() : "")
                        .filter(id -> !id.isEmpty())
                        .toList()
                : List.of();
    }

    private static InngestException withAccepted(List<String> before, InngestException failure) {
        if (before.isEmpty()) {
            return failure;
        }
        List<String> accepted = new ArrayList<>(before);
        accepted.addAll(failure.acceptedIds());
        var message = Objects.requireNonNull(failure.getMessage());
        var whole = new InngestException(message, failure.status().orElse(0), accepted, failure.getCause());
        whole.setStackTrace(failure.getStackTrace());
        return whole;
    }
}
