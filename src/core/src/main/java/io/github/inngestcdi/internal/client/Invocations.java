package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.ObjectData;
import io.github.inngestcdi.middleware.OutgoingEvent;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Starts functions by their ids: {@code POST /v2/apps/{app}/functions/{function}/invoke}. */
final class Invocations {
    private static final int STARTED_BEFORE = 409;
    private static final String INVOKED = "inngest/function.invoked";

    private final RestApi api;
    private final String appId;
    private final JsonPlatform json;
    private final ObjectData data;
    private final SendHooks hooks;

    Invocations(RestApi api, String appId, JsonPlatform json, ObjectData data, SendHooks hooks) {
        this.api = api;
        this.appId = appId;
        this.json = json;
        this.data = data;
        this.hooks = hooks;
    }

    /** {@return the id of the run} */
    String start(Invocation<?> invocation) {
        var body = json.newObject()
                .add("data", transformed(invocation))
                .add("idempotency_key", UUID.randomUUID().toString())
                .build();
        for (var path : paths(invocation.functionId())) {
            var reply = api.post(path, body, Invocations::isExpected);
            if (!RestApi.isNotFound(reply)) {
                return runId(reply);
            }
        }
        throw ClientMessages.functionNotFound(invocation.functionId());
    }

    /** The middleware sees the data in an event, as the server makes one of it. */
    private JsonValue transformed(Invocation<?> invocation) {
        var event = json.newObject()
                .add("name", INVOKED)
                .add("data", data.of(invocation.functionId(), invocation.data()))
                .build();
        return hooks.transformed(List.of(new OutgoingEvent(invocation.data(), event)))
                .get(0)
                .json()
                .getOrDefault("data", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** {@return the paths that the function may have, this app's first: an id with hyphens does not show where its app's ends} */
    private List<String> paths(String functionId) {
        List<String> paths = new ArrayList<>();
        if (functionId.startsWith(appId + "-")) {
            paths.add(path(appId, functionId.substring(appId.length() + 1)));
        }
        for (int end = functionId.indexOf('-'); end > 0; end = functionId.indexOf('-', end + 1)) {
            var path = path(functionId.substring(0, end), functionId.substring(end + 1));
            if (!paths.contains(path)) {
                paths.add(path);
            }
        }
        return paths;
    }

    private static String path(String app, String function) {
        return "/v2/apps/%s/functions/%s/invoke".formatted(Target.encoded(app), Target.encoded(function));
    }

    private static boolean isExpected(Reply reply) {
        return RestApi.isNotFound(reply) || reply.status() == STARTED_BEFORE;
    }

    private static String runId(Reply reply) {
        return reply.data()
                .flatMap(data -> Optional.ofNullable(data.getOrDefault("runId", data.get("run_id"))))
                .filter(JsonString.class::isInstance)
                .map(id -> ((JsonString) id).getString())
                .orElseThrow(() -> reply.accepted() ? reply.unreadable() : ClientMessages.refused(reply));
    }
}
