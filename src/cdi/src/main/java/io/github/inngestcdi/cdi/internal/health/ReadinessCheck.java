package io.github.inngestcdi.cdi.internal.health;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.endpoint.Endpoint;
import io.github.inngestcdi.internal.serve.SyncState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports whether call requests can be answered, and the result of the last sync. An app that is not synced is still ready: it
 * does its other work, and a retry of the sync needs no load balancer. The check makes no request, so it never waits for a
 * server.
 *
 * <p>Anyone can read the check, so it shows only the message number of a failure. The log contains the rest.
 */
public final class ReadinessCheck implements HealthCheck {
    private static final System.Logger LOG = System.getLogger(ReadinessCheck.class.getName());
    private static final Pattern NUMBER = Pattern.compile("INNGEST-\\d{5}");

    private final AtomicBoolean failed = new AtomicBoolean();

    private final BeanAccess beans;

    private ReadinessCheck(BeanAccess beans) {
        this.beans = beans;
    }

    /** Adds the check to the application that {@code beans} belong to. */
    public static void register(AfterBeanDiscovery event, BeanAccess beans) {
        event.<HealthCheck>addBean()
                .beanClass(ReadinessCheck.class)
                .types(HealthCheck.class)
                .qualifiers(Readiness.Literal.INSTANCE)
                .scope(ApplicationScoped.class)
                .createWith(context -> new ReadinessCheck(beans));
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("inngest").withData("transport", "serve");
        try {
            var endpoint = beans.get(Endpoint.class);
            var settings = endpoint.settings();
            response.withData("app", settings.appId())
                    .withData("mode", settings.dev() ? "dev" : "cloud")
                    .withData("functions", endpoint.functionCount());
            addSync(endpoint.syncState(), settings, response);
            return response.up().build();
        } catch (RuntimeException | LinkageError e) {
            if (failed.compareAndSet(false, true)) {
                LOG.log(Level.ERROR, CdiMessages.notReady(e), e);
            }
            return response.down()
                    .withData("failure", number(CdiMessages.notReady(e)))
                    .build();
        }
    }

    private static void addSync(SyncState state, InngestSettings settings, HealthCheckResponseBuilder response) {
        response.withData("sync", syncWord(state, settings));
        state.lastSuccess().ifPresent(at -> response.withData("lastSync", at.toString()));
        state.failure().ifPresent(failure -> response.withData("syncFailure", text(failure)));
    }

    private static String syncWord(SyncState state, InngestSettings settings) {
        if (state.failure().isPresent()) {
            return "failed";
        }
        if (state.lastSuccess().isPresent()) {
            return "done";
        }
        return settings.serveOrigin().isPresent() ? "pending" : "not-asked-for";
    }

    private static String text(InngestException failure) {
        var number = number(String.valueOf(failure.getMessage()));
        return failure.status().isPresent()
                ? number + ", status " + failure.status().getAsInt()
                : number;
    }

    private static String number(String message) {
        var matcher = NUMBER.matcher(message);
        return matcher.find() ? matcher.group() : "see the log";
    }
}
