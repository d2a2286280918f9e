package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.cdi.internal.CdiMessages;
import io.github.inngestcdi.internal.serve.ServeUrl;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Says once per deployment where the functions are served, and begins the sync on start. */
final class EndpointListener implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(EndpointListener.class.getName());

    private final String servedBy;
    private volatile @Nullable SyncOnStart sync;

    EndpointListener(String servedBy) {
        this.servedBy = servedBy;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            start(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, CdiMessages.notStarted(e), e);
        }
    }

    private void start(ServletContextEvent event) {
        Endpoint endpoint = CDI.current().select(Endpoint.class).get();
        InngestSettings settings = endpoint.settings();
        String path = event.getServletContext().getContextPath() + EndpointSelection.PATH;
        LOG.log(Level.INFO, CdiMessages.serves(endpoint.functionCount(), settings.appId(), path, servedBy));
        new ServeUrl(settings).at(path).ifPresent(url -> {
            SyncOnStart started = new SyncOnStart(url, endpoint::sync, Scheduler.ofTheServer());
            sync = started;
            started.begin();
        });
        prepare(endpoint);
    }

    private static void prepare(Endpoint endpoint) {
        try {
            endpoint.prepare();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "What is not ready now fails the first request that needs it", e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        SyncOnStart running = sync;
        if (running != null) {
            running.stop();
        }
    }
}
