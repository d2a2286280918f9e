package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.client.ServerConnection;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.Memo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fetches the events and steps that did not fit into a call request, {@code use_api} (Inngest SDK spec., 4.4.1). */
final class RunState {
    private final InngestSettings settings;
    private final ServerConnection connection;
    private final JsonPlatform json;

    RunState(InngestSettings settings, ServerConnection connection, JsonPlatform json) {
        this.settings = settings;
        this.connection = connection;
        this.json = json;
    }

    /**
     * {@return {@code request}, complete}
     *
     * @throws InngestException if the server does not send the rest
     */
    CallRequest complete(CallRequest request) {
        if (!request.context().useApi()) {
            return request;
        }
        var runId = request.context().runId();
        return request.with(events(get(runId, "batch")), steps(get(runId, "actions")));
    }

    private String get(String runId, String part) {
        var uri = URI.create("%s/v0/runs/%s/%s"
                .formatted(settings.apiBaseUrl(), URLEncoder.encode(runId, StandardCharsets.UTF_8), part));
        var answer = connection.sendSigned(connection.request(uri).GET());
        if (answer.statusCode() != 200) {
            throw ServeMessages.stateUnavailable(runId, answer.statusCode());
        }
        return answer.body();
    }

    private List<RawJson> events(String text) {
        List<RawJson> events = new ArrayList<>();
        try (var cursor = json.cursor(text)) {
            cursor.elements(() -> events.add(cursor.raw()));
        }
        return events;
    }

    private Map<String, Memo> steps(String text) {
        try (var cursor = json.cursor(text)) {
            return CallRequest.readSteps(cursor);
        }
    }
}
