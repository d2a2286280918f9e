package io.github.inngestcdi.devserver;

import static java.util.Objects.requireNonNull;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link DevServer}. Immutable: start with {@link #defaults()}, and change one option by a {@code with}
 * method, or several by a builder.
 *
 * @since 0.1
 */
public final class DevServerOptions {
    /** The port at which Inngest SDKs expect a dev server. */
    public static final int DEFAULT_PORT = 8288;

    private static final int MAX_PORT = 65_535;

    private final String host;
    private final int port;
    private final List<URI> apps;
    private final boolean poll;
    private final Optional<Duration> retryInterval;
    private final Optional<String> signingKey;
    private final Optional<String> eventKey;

    private DevServerOptions(Builder builder) {
        host = builder.host;
        port = builder.port;
        apps = List.copyOf(builder.apps);
        poll = builder.poll;
        retryInterval = builder.retryInterval;
        signingKey = builder.signingKey;
        eventKey = builder.eventKey;
        if (port < 0 || port > MAX_PORT) {
            throw DevServerMessages.badOption(
                    "There is no port " + port + ".", "Use a port from 1 to " + MAX_PORT + ", or 0 for any free port.");
        }
        if (retryInterval.filter(Duration::isNegative).isPresent()) {
            throw DevServerMessages.badOption("The retry interval is negative.", "Use a time of zero or more.");
        }
    }

    /** {@return the options of a dev server on port 8288 of the loopback address, without keys and apps} */
    public static DevServerOptions defaults() {
        return builder().build();
    }

    /** {@return a builder that starts with {@link #defaults()}} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder that starts with these options} */
    public Builder toBuilder() {
        var builder = new Builder();
        builder.host = host;
        builder.port = port;
        builder.apps.addAll(apps);
        builder.poll = poll;
        builder.retryInterval = retryInterval;
        builder.signingKey = signingKey;
        builder.eventKey = eventKey;
        return builder;
    }

    /** {@return these options with another address to listen on} */
    public DevServerOptions withHost(String host) {
        return toBuilder().host(host).build();
    }

    /**
     * {@return these options with another port; 0 stands for any free port}
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public DevServerOptions withPort(int port) {
        return toBuilder().port(port).build();
    }

    /** {@return these options with one more app, by the URL of its Inngest endpoint} */
    public DevServerOptions withApp(URI app) {
        return toBuilder().app(app).build();
    }

    /** {@return these options for a server that asks apps to register only once} */
    public DevServerOptions withoutPolling() {
        return toBuilder().poll(false).build();
    }

    /**
     * {@return these options with {@code wait} in place of the real backoff}
     *
     * @throws IllegalArgumentException if {@code wait} is negative
     */
    public DevServerOptions withRetryInterval(Duration wait) {
        return toBuilder().retryInterval(wait).build();
    }

    /** {@return these options with both keys; with keys, the server is of kind {@code cloud}} */
    public DevServerOptions withKeys(String signingKey, String eventKey) {
        return toBuilder().signingKey(signingKey).eventKey(eventKey).build();
    }

    /** {@return the address to listen on} */
    public String host() {
        return host;
    }

    /** {@return the port to listen on; 0 stands for any free port} */
    public int port() {
        return port;
    }

    /** {@return the URLs of apps that the server asks to register, on its start and every five seconds; other apps can register too} */
    public List<URI> apps() {
        return apps;
    }

    /** {@return whether the server asks apps every five seconds, and so notices an app that was changed or restarted} */
    public boolean poll() {
        return poll;
    }

    /** {@return a wait between attempts that replaces the real backoff; empty for the real one} */
    public Optional<Duration> retryInterval() {
        return retryInterval;
    }

    /**
     * {@return the key that signs call requests; with a key, the server is of kind {@code cloud}, and requires the same
     * key of callers}
     */
    public Optional<String> signingKey() {
        return signingKey;
    }

    /** {@return the key that senders of events need if there is a signing key} */
    public Optional<String> eventKey() {
        return eventKey;
    }

    private List<?> parts() {
        return List.of(host, port, apps, poll, retryInterval, signingKey, eventKey);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DevServerOptions options && options.parts().equals(parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** {@return the options by name, without the keys} */
    @Override
    public String toString() {
        return "DevServerOptions[host=" + host + ", port=" + port + ", apps=" + apps + ", poll=" + poll
                + ", retryInterval=" + retryInterval + ", signingKey=" + signingKey.map(key -> "***")
                + ", eventKey=" + eventKey.map(key -> "***") + "]";
    }

    /** Collects options. */
    public static final class Builder {
        private final List<URI> apps = new ArrayList<>();
        private String host = "127.0.0.1";
        private int port = DEFAULT_PORT;
        private boolean poll = true;
        private Optional<Duration> retryInterval = Optional.empty();
        private Optional<String> signingKey = Optional.empty();
        private Optional<String> eventKey = Optional.empty();

        private Builder() {}

        /** Sets the address to listen on; 127.0.0.1 unless set. */
        public Builder host(String host) {
            this.host = requireNonNull(host, "host");
            return this;
        }

        /** Sets the port to listen on, 0 for any free port; 8288 unless set. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Adds an app, by the URL of its Inngest endpoint: the server asks it to register. */
        public Builder app(URI app) {
            apps.add(requireNonNull(app, "app"));
            return this;
        }

        /** Sets whether the server asks apps every five seconds, not only on its start; true unless set. */
        public Builder poll(boolean poll) {
            this.poll = poll;
            return this;
        }

        /** Sets a wait between attempts that replaces the real backoff; zero or more. */
        public Builder retryInterval(Duration wait) {
            this.retryInterval = Optional.of(wait);
            return this;
        }

        /** Sets the key that signs call requests; with a key, the server is of kind {@code cloud}. */
        public Builder signingKey(String key) {
            this.signingKey = Optional.of(key);
            return this;
        }

        /** Sets the key that senders of events need if there is a signing key. */
        public Builder eventKey(String key) {
            this.eventKey = Optional.of(key);
            return this;
        }

        /**
         * {@return the options}
         *
         * @throws IllegalArgumentException if there is no such port, or the retry interval is negative
         */
        public DevServerOptions build() {
            return new DevServerOptions(this);
        }
    }
}
