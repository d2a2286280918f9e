package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.middleware.ServerReply;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Answers requests to sync, {@code PUT}: with the functions themselves if the server asks for that and has signed, else by
 * registering them with its API (Inngest SDK specification, 4.3).
 */
final class SyncHandler {
    private static final String KIND = "x-inngest-sync-kind";
    private static final String IN_BAND = "in_band";

    private final Logger logger = System.getLogger("io.github.inngestcdi");
    private final InngestSettings settings;
    private final Syncer syncer;
    private final InBandSync inBandSync;
    private final ServeUrl serveUrl;
    private final JsonPlatform json;

    SyncHandler(InngestSettings settings, Syncer syncer, InBandSync inBandSync, ServeUrl serveUrl, JsonPlatform json) {
        this.settings = settings;
        this.syncer = syncer;
        this.inBandSync = inBandSync;
        this.serveUrl = serveUrl;
        this.json = json;
    }

    /**
     * {@return the answer to {@code request}}
     *
     * @param signed whether its signature was verified
     * @throws BadRequest if its body is malformed, or it is not signed although it must be
     */
    ServerReply answer(ServeRequest request, byte[] body, boolean signed) {
        boolean asked = request.header(KIND).filter(IN_BAND::equals).isPresent();
        return asked && settings.inBandSync() ? inBand(request, body, signed) : outOfBand(request);
    }

    /** The body names the URL of the app here, so a request that is not signed is refused whatever the settings are. */
    private ServerReply inBand(ServeRequest request, byte[] body, boolean signed) {
        if (!settings.dev() && !signed) {
            throw ServeMessages.unauthorized(request.method(), "an in-band sync must be signed");
        }
        var url = serveUrl.of(url(body));
        var reply = new ServerReply(
                200, Map.of(KIND, IN_BAND), inBandSync.body(url, signed).toString());
        syncer.succeeded();
        return reply;
    }

    private URI url(byte[] body) {
        try {
            var url = json.object(new String(body, StandardCharsets.UTF_8)).get("url");
            var parsed = URI.create(url instanceof JsonString text ? text.getString() : "");
            boolean http = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
            if (http && parsed.getHost() != null) {
                return parsed;
            }
        } catch (JsonException | ClassCastException | IllegalArgumentException e) {
            // refused below, like a URL of another scheme
        }
        throw ServeMessages.malformedSync();
    }

    private ServerReply outOfBand(ServeRequest request) {
        var headers = Map.of(KIND, "out_of_band");
        try {
            boolean modified =
                    syncer.sync(serveUrl.of(request.uri()), request.query("deployId"), ServerKind.of(request));
            return new ServerReply(200, headers, outcome("Successfully registered", modified));
        } catch (InngestException e) {
            logger.log(Level.WARNING, "{0}", e.getMessage());
            return new ServerReply(500, headers, outcome(String.valueOf(e.getMessage()), false));
        }
    }

    private String outcome(String message, boolean modified) {
        return json.newObject()
                .add("message", message)
                .add("modified", modified)
                .build()
                .toString();
    }
}
