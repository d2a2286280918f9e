package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether a request to sync or to introspect comes from the kind of server that the app is set up for. Call requests
 * do not say where they come from.
 */
final class ServerKind {
    private static final String HEADER = "x-inngest-server-kind";

    private final InngestSettings settings;

    ServerKind(InngestSettings settings) {
        this.settings = settings;
    }

    /** {@return {@code dev} or {@code cloud}, or whatever else the server says it is} */
    static Optional<String> of(ServeRequest request) {
        return request.header(HEADER);
    }

    /** {@return what is wrong with who asks, as a message; empty if nothing is} */
    Optional<String> mistake(ServeRequest request) {
        boolean isAsked = request.method().equals("GET") || request.method().equals("PUT");
        String kind = isAsked ? of(request).orElse("").toLowerCase(Locale.ROOT) : "";
        if (kind.equals("dev") && !settings.dev()) {
            return Optional.of(ServeMessages.askedByDevServer());
        }
        if (kind.equals("cloud") && settings.dev()) {
            return Optional.of(ServeMessages.askedByCloudServer(settings.apiBaseUrl()));
        }
        return Optional.empty();
    }

    /**
     * Turns the wrong kind of server away.
     *
     * @throws BadRequest if it is the wrong one
     */
    void check(ServeRequest request) {
        mistake(request).ifPresent(message -> {
            throw new BadRequest(request.method().equals("GET") ? 403 : 400, "ServerKindMismatch", message);
        });
    }
}
