package io.github.inngestcdi.examples.shop.runs;

import io.github.inngestcdi.InngestSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads runs from the Inngest Server's REST API. Only the dev server reports the steps. */
@Dependent
public class RunLookup {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private final InngestSettings settings;

    @Inject
    RunLookup(InngestSettings settings) {
        this.settings = settings;
    }

    /**
     * {@return the runs that the event has started so far; empty for an unknown event}
     *
     * @throws IOException if the server does not answer, or refuses the request
     */
    public List<Run> startedBy(String eventId) throws IOException, InterruptedException {
        var answer = get("/v1/events/{id}/runs", eventId)
                .orElseThrow(() ->
                        new IOException("The server does not return the runs of the event. Check the signing key."));
        var runs = new ArrayList<Run>();
        for (var json : answer.getJsonArray("data").getValuesAs(JsonObject.class)) {
            var run = Run.fromApi(json);
            runs.add(get("/api/runs/{id}", run.id()).map(run::withDetails).orElse(run));
        }
        return runs;
    }

    /** {@return the answer; empty if it is not JSON, as from another kind or version of server} */
    private Optional<JsonObject> get(String path, String id) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        UriBuilder.fromUri(settings.apiBaseUrl()).path(path).build(id))
                .timeout(TIMEOUT);
        settings.signingKey().map(ApiToken::of).ifPresent(token -> request.header(HttpHeaders.AUTHORIZATION, token));

        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());

        if (response.statusCode() != OK) {
            return Optional.empty();
        }
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return Optional.of(reader.readObject());
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
