package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks that a request to sync or to introspect comes from the kind of server that the app is set up for. Call requests do
 * not name the kind of their server.
 */
final class ServerKind {
    private static final String HEADER = "x-inngest-server-kind";

    private final InngestSettings settings;

    ServerKind(InngestSettings settings) {
        this.settings = settings;
    }

    /** {@return the kind of the server, {@code dev} or {@code cloud}; empty if the request does not name it} */
    static Optional<String> of(ServeRequest request) {
        return request.header(HEADER);
    }

    /** {@return a message if the wrong kind of server asks; empty if the right one does} */
    Optional<String> mistake(ServeRequest request) {
        boolean isAsked = request.method().equals("GET") || request.method().equals("PUT");
        var kind = isAsked ? of(request).orElse("").toLowerCase(Locale.ROOT) : "";
        if (kind.equals("dev") && !settings.dev()) {
            return Optional.of(ServeMessages.askedByDevServer());
        }
        if (kind.equals("cloud") && settings.dev()) {
            return Optional.of(ServeMessages.askedByCloudServer(settings.apiBaseUrl()));
        }
        return Optional.empty();
    }

    /**
     * Refuses the wrong kind of server.
     *
     * @throws BadRequest if the wrong kind of server asks
     */
    void check(ServeRequest request) {
        mistake(request).ifPresent(message -> {
            throw new BadRequest(request.method().equals("GET") ? 403 : 400, "ServerKindMismatch", message);
        });
    }
}
