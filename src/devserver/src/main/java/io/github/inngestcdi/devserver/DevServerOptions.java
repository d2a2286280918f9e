package io.github.inngestcdi.devserver;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link DevServer} is started with. Begin with {@link #defaults()}, and change what differs.
 *
 * @param host the address to listen on; {@code 127.0.0.1}
 * @param port the port to listen on, 0 for any that is free; 8288
 * @param apps where apps are asked to register, at once and then every five seconds; apps may also register unasked
 * @param poll whether apps are asked again and again, so that one that was changed or restarted is noticed; true
 * @param retryInterval a wait between attempts that replaces the real backoff
 * @param signingKey the key to sign call requests with; with it the server is of kind {@code cloud}, and asks callers
 *     for the same key
 * @param eventKey the key that events must be sent with where there is a signing key
 * @since 0.1
 */
public record DevServerOptions(
        String host,
        int port,
        List<URI> apps,
        boolean poll,
        Optional<Duration> retryInterval,
        Optional<String> signingKey,
        Optional<String> eventKey) {

    /** The port that Inngest SDKs look for a dev server at. */
    public static final int DEFAULT_PORT = 8288;

    public DevServerOptions {
        apps = List.copyOf(apps);
        if (port < 0 || port > 65_535) {
            throw DevServerMessages.badOption(
                    "There is no port " + port + ".", "Use one from 0, any free one, to 65535.");
        }
        if (retryInterval.map(wait -> wait.isNegative()).orElse(false)) {
            throw DevServerMessages.badOption("The retry interval is negative.", "Use a time from zero up.");
        }
    }

    /** {@return the options of a dev server on port 8288 of loopback, without keys or apps} */
    public static DevServerOptions defaults() {
        return new DevServerOptions(
                "127.0.0.1", DEFAULT_PORT, List.of(), true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@return these options with another address to listen on} */
    public DevServerOptions withHost(String newHost) {
        return new DevServerOptions(newHost, port, apps, poll, retryInterval, signingKey, eventKey);
    }

    /** {@return these options with another port; 0 for any that is free} */
    public DevServerOptions withPort(int newPort) {
        return new DevServerOptions(host, newPort, apps, poll, retryInterval, signingKey, eventKey);
    }

    /** {@return these options with one more app, by the URL of its Inngest endpoint} */
    public DevServerOptions withApp(URI app) {
        var all = new ArrayList<>(apps);
        all.add(app);
        return new DevServerOptions(host, port, all, poll, retryInterval, signingKey, eventKey);
    }

    /** {@return these options with apps asked once only} */
    public DevServerOptions withoutPolling() {
        return new DevServerOptions(host, port, apps, false, retryInterval, signingKey, eventKey);
    }

    /** {@return these options with {@code wait} in place of the real backoff} */
    public DevServerOptions withRetryInterval(Duration wait) {
        return new DevServerOptions(host, port, apps, poll, Optional.of(wait), signingKey, eventKey);
    }

    /** {@return these options with both keys, which makes the server one of kind {@code cloud}} */
    public DevServerOptions withKeys(String newSigningKey, String newEventKey) {
        return new DevServerOptions(
                host, port, apps, poll, retryInterval, Optional.of(newSigningKey), Optional.of(newEventKey));
    }

    /** {@return the options with the keys left out} */
    @Override
    public String toString() {
        return "DevServerOptions[host=" + host + ", port=" + port + ", apps=" + apps + ", poll=" + poll
                + ", retryInterval=" + retryInterval + ", signingKey=" + signingKey.map(key -> "***")
                + ", eventKey=" + eventKey.map(key -> "***") + "]";
    }
}
