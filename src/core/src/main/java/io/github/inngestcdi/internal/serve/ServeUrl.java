package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import java.net.URI;
import java.util.Optional;

/** The URL at which the server reaches the app: that of the settings, else that of the request. */
public final class ServeUrl {
    private final InngestSettings settings;

    public ServeUrl(InngestSettings settings) {
        this.settings = settings;
    }

    /** {@return the URL of the endpoint that was asked for as {@code asked}, without its query} */
    URI of(URI asked) {
        var origin = settings.serveOrigin()
                .map(URI::toString)
                .orElseGet(() -> asked.getScheme() + "://" + asked.getRawAuthority());
        return URI.create(origin + path(asked.getRawPath()));
    }

    /**
     * {@return the URL of the endpoint at {@code path}, a context path included; empty without {@code
     * inngest.serve-origin}, as only a request shows it then}
     */
    public Optional<URI> at(String path) {
        return settings.serveOrigin().map(origin -> URI.create(origin + path(path)));
    }

    private String path(String served) {
        var path = settings.servePath().orElse(served);
        return path.startsWith("/") ? path : "/" + path;
    }
}
