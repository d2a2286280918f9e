package io.github.inngestcdi;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of one application, read once per deployment.
 *
 * @param appId {@code inngest.app-id}: names the app to the server; required
 * @param appVersion {@code inngest.app-version}: told to the server with each sync
 * @param dev {@code inngest.dev}: dev mode, without signatures; off unless asked for
 * @param eventKey {@code inngest.event-key}: needed to send events in cloud mode
 * @param signingKey {@code inngest.signing-key}: required in cloud mode
 * @param signingKeyFallback {@code inngest.signing-key-fallback}: accepted too, while keys are rotated
 * @param env {@code inngest.env}: the branch environment; else the branch that a platform's own variable tells, such as
 *     {@code RENDER_GIT_BRANCH}
 * @param apiBaseUrl {@code inngest.api-base-url}, else {@code inngest.base-url}, else the origin given as {@code
 *     inngest.dev}, else that of the mode: where the app is synced
 * @param eventApiBaseUrl {@code inngest.event-api-base-url}, else as before: where events are sent
 * @param serveOrigin {@code inngest.serve-origin}: how the server reaches the app, {@code https://shop.example.org}; with
 *     it the app syncs itself on start
 * @param servePath {@code inngest.serve-path}: the path of the endpoint as the server sees it, behind a proxy
 * @param unauthedSync {@code inngest.enable-unauthed-sync}: lets anyone ask for a sync in cloud mode, as a deployment
 *     script does with {@code curl -X PUT}; off unless asked for, and only with a serve origin
 * @param maxBodySize {@code inngest.max-body-size}: of a call request, in bytes; 8 MiB
 * @param requestTimeout {@code inngest.request-timeout}: of one exchange with the server, as an ISO 8601 duration; {@code
 *     PT10S}
 * @param checkpointing {@code inngest.checkpointing}: whether one call request runs many steps; on unless set. With it
 *     {@code inngest.checkpointing.buffered-steps} (1), {@code inngest.checkpointing.max-interval} ({@code PT0S}: none)
 *     and {@code inngest.checkpointing.max-runtime} ({@code PT10S})
 * @param streaming {@code inngest.streaming}: keeps the connection of a call request alive while its function runs, behind
 *     a proxy that ends silent ones; off unless asked for
 * @param inBandSync {@code inngest.allow-in-band-sync}: answers the server's request to sync with the functions
 *     themselves; on unless set
 * @param platform where the app is hosted, as the platform's own variables tell: {@code vercel}, {@code netlify}, {@code
 *     cloudflare-pages}, {@code render} or {@code railway}; told to the server
 * @since 0.1
 */
public record InngestSettings(
        String appId,
        Optional<String> appVersion,
        boolean dev,
        Optional<Secret> eventKey,
        Optional<Secret> signingKey,
        Optional<Secret> signingKeyFallback,
        Optional<String> env,
        URI apiBaseUrl,
        URI eventApiBaseUrl,
        Optional<URI> serveOrigin,
        Optional<String> servePath,
        boolean unauthedSync,
        int maxBodySize,
        Duration requestTimeout,
        Checkpointing checkpointing,
        boolean streaming,
        boolean inBandSync,
        Optional<String> platform) {}
