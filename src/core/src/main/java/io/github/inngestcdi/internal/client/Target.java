package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The target of a client's requests: the servers, the environment there, and the event key. */
record Target(
        InngestSettings settings,
        ServerConnection connection,
        Optional<String> environment,
        Optional<Secret> eventKey) {
    /** What the dev server accepts in place of a key. */
    private static final String NO_KEY = "NO_EVENT_KEY_SET";

    static Target of(InngestSettings settings) {
        return new Target(settings, new ServerConnection(settings), settings.env(), settings.eventKey());
    }

    Target inEnvironment(String name) {
        return new Target(settings, connection, Optional.of(name), eventKey);
    }

    Target withEventKey(Secret key) {
        return new Target(settings, connection, environment, Optional.of(key));
    }

    /** {@return a request to the event API} */
    HttpRequest.Builder events() {
        return request(settings.eventApiBaseUrl() + "/e/" + key());
    }

    /** {@return a request to {@code path} of the REST API} */
    HttpRequest.Builder api(String path) {
        return request(settings.apiBaseUrl() + path);
    }

    private HttpRequest.Builder request(String uri) {
        var request = connection.request(URI.create(uri));
        environment.ifPresent(name -> request.setHeader("x-inngest-env", name));
        return request;
    }

    private String key() {
        if (eventKey.isEmpty() && !settings.dev()) {
            throw ClientMessages.eventKeyMissing();
        }
        return eventKey.map(Secret::reveal).map(Target::encoded).orElse(NO_KEY);
    }

    /** {@return {@code part} as one part of a path, or one value of a query} */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
