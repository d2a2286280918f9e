package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.function.Predicate;

/** The server's REST API: requests with the signing key, tried again where that may help. */
final class RestApi {
    private final Target target;
    private final JsonPlatform json;
    private final Backoff backoff;
    private final Clock clock;

    RestApi(Target target, JsonPlatform json, Backoff backoff, Clock clock) {
        this.target = target;
        this.json = json;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * {@return the answer to a {@code GET}}
     *
     * @param expected the refusals that are answers too
     * @throws InngestException if the server cannot be reached, or refuses in another way
     */
    Reply get(String path, Predicate<Reply> expected) {
        return exchange(target.api(path).GET(), expected);
    }

    /** {@return the answer to a {@code POST}} */
    Reply post(String path, JsonObject body, Predicate<Reply> expected) {
        return post(path, body.toString(), expected);
    }

    /** {@return the answer to a {@code POST}} */
    Reply post(String path, String body, Predicate<Reply> expected) {
        return exchange(target.api(path).POST(BodyPublishers.ofString(body)), expected);
    }

    /** {@return the answer to a {@code DELETE}} */
    Reply delete(String path, Predicate<Reply> expected) {
        return exchange(target.api(path).DELETE(), expected);
    }

    private Reply exchange(HttpRequest.Builder request, Predicate<Reply> expected) {
        return backoff.retry(() -> {
            var reply = Reply.of(target.connection().sendSigned(request), json, clock);
            if (!reply.accepted() && !expected.test(reply)) {
                throw ClientMessages.refused(reply);
            }
            return reply;
        });
    }

    static boolean never(Reply reply) {
        return false;
    }

    static boolean isNotFound(Reply reply) {
        return reply.status() == 404;
    }
}
