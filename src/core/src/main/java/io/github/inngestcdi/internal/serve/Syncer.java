package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.Sdk;
import io.github.inngestcdi.internal.client.ServerConnection;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Registers the app with the server: an out-of-band sync (Inngest SDK specification, 4.3.1). */
final class Syncer {
    private final InngestSettings settings;
    private final ServerConnection connection;
    private final Registration registration;
    private final JsonPlatform json;
    private final Clock clock;
    private SyncState state = SyncState.none();

    Syncer(
            InngestSettings settings,
            ServerConnection connection,
            Registration registration,
            JsonPlatform json,
            Clock clock) {
        this.settings = settings;
        this.connection = connection;
        this.registration = registration;
        this.json = json;
        this.clock = clock;
    }

    /** {@return the outcome of the syncs so far} */
    synchronized SyncState state() {
        return state;
    }

    /** Records a success: the server knows the functions. */
    synchronized void succeeded() {
        state = SyncState.succeeded(clock.instant());
    }

    private synchronized void failed(InngestException reason) {
        state = state.failed(reason);
    }

    /**
     * Registers the app with the server, at {@code serveUrl}.
     *
     * @param deployId names the deployment that asked for the sync
     * @param serverKind {@code dev} or {@code cloud}, if the server has named its kind
     * @return whether anything had changed
     * @throws InngestException if the server cannot be reached or refuses
     */
    boolean sync(URI serveUrl, Optional<String> deployId, Optional<String> serverKind) {
        try {
            boolean modified = register(serveUrl, deployId, serverKind);
            succeeded();
            return modified;
        } catch (InngestException e) {
            failed(e);
            throw e;
        }
    }

    private boolean register(URI serveUrl, Optional<String> deployId, Optional<String> serverKind) {
        var app = registration.body(serveUrl);
        var request = connection
                .request(registerUrl(deployId))
                .header("x-inngest-framework", app.getString("framework"))
                .header("x-inngest-sync-kind", "out_of_band")
                .header("x-inngest-req-version", Sdk.REQUEST_VERSION)
                .POST(BodyPublishers.ofString(app.toString()));
        settings.platform().ifPresent(platform -> request.setHeader("x-inngest-platform", platform));
        serverKind.ifPresent(kind -> request.header("x-inngest-expected-server-kind", kind));
        var answer = connection.sendSigned(request);
        var body = body(answer);
        if (answer.statusCode() != 200) {
            throw ServeMessages.syncRefused(
                    settings.apiBaseUrl().toString(), answer.statusCode(), body.getString("error", answer.body()));
        }
        return body.getBoolean("modified", false);
    }

    private URI registerUrl(Optional<String> deployId) {
        var query = deployId.map(id -> "?deployId=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .orElse("");
        return URI.create(settings.apiBaseUrl() + "/fn/register" + query);
    }

    private JsonObject body(HttpResponse<String> answer) {
        try {
            return json.object(answer.body());
        } catch (JsonException | ClassCastException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }
}
