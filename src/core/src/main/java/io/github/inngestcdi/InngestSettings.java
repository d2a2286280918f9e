package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one application, read once per deployment. Immutable.
 *
 * <p>An application that does not read them from MicroProfile Config builds them: {@code
 * InngestSettings.builder("shop").dev(true).build()}. The builder checks nothing. Each accessor names the key of its
 * setting.
 *
 * @since 0.1
 */
public final class InngestSettings extends Value {
    private static final int DEFAULT_MAX_BODY_SIZE = 8 * 1024 * 1024;
    private static final URI CLOUD_API = URI.create("https://api.inngest.com");
    private static final URI CLOUD_EVENT_API = URI.create("https://inn.gs");
    private static final URI DEV_SERVER = URI.create("http://localhost:8288");

    private final String appId;
    private final Optional<String> appVersion;
    private final boolean dev;
    private final Optional<Secret> eventKey;
    private final Optional<Secret> signingKey;
    private final Optional<Secret> signingKeyFallback;
    private final Optional<String> env;
    private final URI apiBaseUrl;
    private final URI eventApiBaseUrl;
    private final Optional<URI> serveOrigin;
    private final Optional<String> servePath;
    private final boolean unauthedSync;
    private final int maxBodySize;
    private final Duration requestTimeout;
    private final Checkpointing checkpointing;
    private final boolean streaming;
    private final boolean inBandSync;
    private final Optional<String> platform;

    private InngestSettings(Builder builder) {
        this.appId = builder.appId;
        this.appVersion = builder.appVersion;
        this.dev = builder.dev;
        this.eventKey = builder.eventKey;
        this.signingKey = builder.signingKey;
        this.signingKeyFallback = builder.signingKeyFallback;
        this.env = builder.env;
        this.apiBaseUrl = builder.apiBaseUrl != null ? builder.apiBaseUrl : dev ? DEV_SERVER : CLOUD_API;
        this.eventApiBaseUrl =
                builder.eventApiBaseUrl != null ? builder.eventApiBaseUrl : dev ? DEV_SERVER : CLOUD_EVENT_API;
        this.serveOrigin = builder.serveOrigin;
        this.servePath = builder.servePath;
        this.unauthedSync = builder.unauthedSync;
        this.maxBodySize = builder.maxBodySize;
        this.requestTimeout = builder.requestTimeout;
        this.checkpointing = builder.checkpointing;
        this.streaming = builder.streaming;
        this.inBandSync = builder.inBandSync;
        this.platform = builder.platform;
    }

    /**
     * {@return a builder of the settings of the app {@code appId}, in cloud mode unless set otherwise}
     *
     * @param appId the name of the app at the server: letters, digits, {@code -}, {@code _} and {@code .}
     */
    public static Builder builder(String appId) {
        return new Builder(appId);
    }

    /** {@return a builder that begins with these settings; their addresses stay, whatever the mode becomes} */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** {@return the name of the app at the server} Set by {@code inngest.app-id}. */
    public String appId() {
        return appId;
    }

    /**
     * {@return the version of the app that each sync reports to the server; empty unless set} Set by {@code
     * inngest.app-version}.
     */
    public Optional<String> appVersion() {
        return appVersion;
    }

    /** {@return whether the app is in dev mode, without signatures} Set by {@code inngest.dev}. */
    public boolean dev() {
        return dev;
    }

    /** {@return the key to send events with; needed in cloud mode; empty unless set} Set by {@code inngest.event-key}. */
    public Optional<Secret> eventKey() {
        return eventKey;
    }

    /**
     * {@return the key of requests from and to the server; needed in cloud mode; empty unless set} Set by {@code
     * inngest.signing-key}.
     */
    public Optional<Secret> signingKey() {
        return signingKey;
    }

    /**
     * {@return a key that is accepted too, while keys are rotated; empty unless set} Set by {@code
     * inngest.signing-key-fallback}.
     */
    public Optional<Secret> signingKeyFallback() {
        return signingKeyFallback;
    }

    /**
     * {@return the branch environment; empty for none} Set by {@code inngest.env}, else the platform's own variable,
     * such as {@code RENDER_GIT_BRANCH}.
     */
    public Optional<String> env() {
        return env;
    }

    /**
     * {@return the address that the app is synced with} Set by {@code inngest.api-base-url}, else {@code
     * inngest.base-url}, else the origin given as {@code inngest.dev}, else that of the mode.
     */
    public URI apiBaseUrl() {
        return apiBaseUrl;
    }

    /**
     * {@return the address that events are sent to} Set by {@code inngest.event-api-base-url}, else as {@link
     * #apiBaseUrl}.
     */
    public URI eventApiBaseUrl() {
        return eventApiBaseUrl;
    }

    /**
     * {@return the address at which the server reaches the app, {@code https://shop.example.org}; with it the app
     * syncs itself on start; empty unless set} Set by {@code inngest.serve-origin}.
     */
    public Optional<URI> serveOrigin() {
        return serveOrigin;
    }

    /**
     * {@return the path of the endpoint as the server sees it, behind a proxy; empty unless set} Set by {@code
     * inngest.serve-path}.
     */
    public Optional<String> servePath() {
        return servePath;
    }

    /**
     * {@return whether anyone may ask for a sync in cloud mode, as a deployment script does with {@code curl -X PUT};
     * only with a serve origin} Set by {@code inngest.enable-unauthed-sync}.
     */
    public boolean unauthedSync() {
        return unauthedSync;
    }

    /** {@return the largest call request, in bytes} Set by {@code inngest.max-body-size}. */
    public int maxBodySize() {
        return maxBodySize;
    }

    /** {@return the longest that one exchange with the server takes} Set by {@code inngest.request-timeout}. */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /**
     * {@return how one call request runs many steps} Set by {@code inngest.checkpointing}, {@code
     * inngest.checkpointing.buffered-steps}, {@code inngest.checkpointing.max-interval}, {@code
     * inngest.checkpointing.max-runtime}.
     */
    public Checkpointing checkpointing() {
        return checkpointing;
    }

    /**
     * {@return whether the connection of a call request is kept alive while its function runs, behind a proxy that
     * ends silent ones} Set by {@code inngest.streaming}.
     */
    public boolean streaming() {
        return streaming;
    }

    /**
     * {@return whether the server's request to sync is answered with the functions themselves} Set by {@code
     * inngest.allow-in-band-sync}.
     */
    public boolean inBandSync() {
        return inBandSync;
    }

    /**
     * {@return the platform that hosts the app: {@code vercel}, {@code netlify}, {@code cloudflare-pages}, {@code
     * render} or {@code railway}; empty if unknown} Set by the platform's own variables; reported to the server.
     */
    public Optional<String> platform() {
        return platform;
    }

    @Override
    List<?> parts() {
        return List.of(
                appId,
                appVersion,
                dev,
                eventKey,
                signingKey,
                signingKeyFallback,
                env,
                apiBaseUrl,
                eventApiBaseUrl,
                serveOrigin,
                servePath,
                unauthedSync,
                maxBodySize,
                requestTimeout,
                checkpointing,
                streaming,
                inBandSync,
                platform);
    }

    /** {@return the settings by name; a key that is set shows as {@code ***}} */
    @Override
    public String toString() {
        return "InngestSettings[appId=" + appId
                + ", appVersion=" + appVersion
                + ", dev=" + dev
                + ", eventKey=" + eventKey
                + ", signingKey=" + signingKey
                + ", signingKeyFallback=" + signingKeyFallback
                + ", env=" + env
                + ", apiBaseUrl=" + apiBaseUrl
                + ", eventApiBaseUrl=" + eventApiBaseUrl
                + ", serveOrigin=" + serveOrigin
                + ", servePath=" + servePath
                + ", unauthedSync=" + unauthedSync
                + ", maxBodySize=" + maxBodySize
                + ", requestTimeout=" + requestTimeout
                + ", checkpointing=" + checkpointing
                + ", streaming=" + streaming
                + ", inBandSync=" + inBandSync
                + ", platform=" + platform + "]";
    }

    /** Collects settings; checks nothing. */
    public static final class Builder {
        private final String appId;
        private Optional<String> appVersion = Optional.empty();
        private boolean dev;
        private Optional<Secret> eventKey = Optional.empty();
        private Optional<Secret> signingKey = Optional.empty();
        private Optional<Secret> signingKeyFallback = Optional.empty();
        private Optional<String> env = Optional.empty();
        private @Nullable URI apiBaseUrl;
        private @Nullable URI eventApiBaseUrl;
        private Optional<URI> serveOrigin = Optional.empty();
        private Optional<String> servePath = Optional.empty();
        private boolean unauthedSync;
        private int maxBodySize = DEFAULT_MAX_BODY_SIZE;
        private Duration requestTimeout = Duration.ofSeconds(10);
        private Checkpointing checkpointing = Checkpointing.standard();
        private boolean streaming;
        private boolean inBandSync = true;
        private Optional<String> platform = Optional.empty();

        private Builder(String appId) {
            this.appId = requireNonNull(appId, "appId");
        }

        private Builder(InngestSettings settings) {
            this.appId = settings.appId;
            this.appVersion = settings.appVersion;
            this.dev = settings.dev;
            this.eventKey = settings.eventKey;
            this.signingKey = settings.signingKey;
            this.signingKeyFallback = settings.signingKeyFallback;
            this.env = settings.env;
            this.apiBaseUrl = settings.apiBaseUrl;
            this.eventApiBaseUrl = settings.eventApiBaseUrl;
            this.serveOrigin = settings.serveOrigin;
            this.servePath = settings.servePath;
            this.unauthedSync = settings.unauthedSync;
            this.maxBodySize = settings.maxBodySize;
            this.requestTimeout = settings.requestTimeout;
            this.checkpointing = settings.checkpointing;
            this.streaming = settings.streaming;
            this.inBandSync = settings.inBandSync;
            this.platform = settings.platform;
        }

        /** Sets the version of the app that each sync reports to the server. */
        public Builder appVersion(String appVersion) {
            this.appVersion = Optional.of(appVersion);
            return this;
        }

        /** Switches dev mode on or off, in which nothing is signed; off unless set. */
        public Builder dev(boolean dev) {
            this.dev = dev;
            return this;
        }

        /** Sets the key to send events with; needed in cloud mode. */
        public Builder eventKey(Secret eventKey) {
            this.eventKey = Optional.of(eventKey);
            return this;
        }

        /** Sets the key of requests from and to the server; needed in cloud mode. */
        public Builder signingKey(Secret signingKey) {
            this.signingKey = Optional.of(signingKey);
            return this;
        }

        /** Sets a key that is accepted too, while keys are rotated. */
        public Builder signingKeyFallback(Secret signingKeyFallback) {
            this.signingKeyFallback = Optional.of(signingKeyFallback);
            return this;
        }

        /** Sets the branch environment. */
        public Builder env(String env) {
            this.env = Optional.of(env);
            return this;
        }

        /** Sets the address that the app is synced with; that of the mode unless set. */
        public Builder apiBaseUrl(URI apiBaseUrl) {
            this.apiBaseUrl = requireNonNull(apiBaseUrl, "apiBaseUrl");
            return this;
        }

        /** Sets the address that events are sent to; that of the mode unless set. */
        public Builder eventApiBaseUrl(URI eventApiBaseUrl) {
            this.eventApiBaseUrl = requireNonNull(eventApiBaseUrl, "eventApiBaseUrl");
            return this;
        }

        /** Sets the address at which the server reaches the app; with it the app syncs itself on start. */
        public Builder serveOrigin(URI serveOrigin) {
            this.serveOrigin = Optional.of(serveOrigin);
            return this;
        }

        /** Sets the path of the endpoint as the server sees it, behind a proxy. */
        public Builder servePath(String servePath) {
            this.servePath = Optional.of(servePath);
            return this;
        }

        /** Lets anyone ask for a sync in cloud mode; off unless set, and only with a serve origin. */
        public Builder unauthedSync(boolean unauthedSync) {
            this.unauthedSync = unauthedSync;
            return this;
        }

        /** Sets the largest call request, in bytes; 8 MiB unless set. */
        public Builder maxBodySize(int maxBodySize) {
            this.maxBodySize = maxBodySize;
            return this;
        }

        /** Sets the longest that one exchange with the server takes; ten seconds unless set. */
        public Builder requestTimeout(Duration requestTimeout) {
            this.requestTimeout = requireNonNull(requestTimeout, "requestTimeout");
            return this;
        }

        /** Sets how one call request runs many steps; {@link Checkpointing#standard()} unless set. */
        public Builder checkpointing(Checkpointing checkpointing) {
            this.checkpointing = requireNonNull(checkpointing, "checkpointing");
            return this;
        }

        /** Keeps the connection of a call request alive while its function runs; off unless set. */
        public Builder streaming(boolean streaming) {
            this.streaming = streaming;
            return this;
        }

        /** Answers the server's request to sync with the functions themselves; on unless set. */
        public Builder inBandSync(boolean inBandSync) {
            this.inBandSync = inBandSync;
            return this;
        }

        /** Sets the platform that hosts the app, {@code render}; reported to the server. */
        public Builder platform(String platform) {
            this.platform = Optional.of(platform);
            return this;
        }

        /** {@return the settings} */
        public InngestSettings build() {
            return new InngestSettings(this);
        }
    }
}
