package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import java.net.URI;

/** Where the server reaches the app: as it is set, else as the request came. */
final class ServeUrl {
    private final InngestSettings settings;

    ServeUrl(InngestSettings settings) {
        this.settings = settings;
    }

    /** {@return the URL of the endpoint that {@code request} came to, without its query} */
    URI of(ServeRequest request) {
        URI asked = request.uri();
        String origin = settings.serveOrigin()
                .map(URI::toString)
                .orElseGet(() -> asked.getScheme() + "://" + asked.getRawAuthority());
        String path = settings.servePath().orElseGet(asked::getRawPath);
        return URI.create(origin + (path.startsWith("/") ? "" : "/") + path);
    }
}
