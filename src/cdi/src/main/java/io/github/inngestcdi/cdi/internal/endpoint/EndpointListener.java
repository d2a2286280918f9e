package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.endpoint.DeployedApps.Place;
import io.github.inngestcdi.internal.serve.ServeUrl;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Logs once per deployment where the functions are served, and starts the sync on start. */
final class EndpointListener implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(EndpointListener.class.getName());

    private final String servedBy;
    private final Place place;
    private final Supplier<Endpoint> deployed;
    private final Queue<Runnable> onEnd = new ConcurrentLinkedQueue<>();

    EndpointListener(String servedBy, Place place) {
        this(servedBy, place, () -> CDI.current().select(Endpoint.class).get());
    }

    EndpointListener(String servedBy, Place place, Supplier<Endpoint> deployed) {
        this.servedBy = servedBy;
        this.place = place;
        this.deployed = deployed;
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
        var endpoint = deployed.get();
        endpoint.whenClosed(this::end);
        var settings = endpoint.settings();
        var path = event.getServletContext().getContextPath() + EndpointSelection.PATH;
        LOG.log(Level.INFO, CdiMessages.serves(endpoint.functionCount(), settings.appId(), path, servedBy));
        enter(settings);
        var scheduler = Scheduler.ofTheServer();
        new ServeUrl(settings).at(path).ifPresent(url -> {
            var sync = new SyncOnStart(url, endpoint::sync, scheduler);
            onEnd.add(sync::stop);
            sync.begin();
        });
        prepare(endpoint, scheduler);
    }

    private void enter(InngestSettings settings) {
        var entry = DeployedApps.ofThisJvm().enter(place, settings);
        onEnd.add(entry.leave());
        if (!entry.others().isEmpty()) {
            List<String> places = new ArrayList<>(List.of(place.path()));
            places.addAll(entry.others());
            LOG.log(Level.WARNING, CdiMessages.sameApp(settings.appId(), places));
        }
    }

    /** Prepares on a thread of the server, if it has one, so that the deployment does not wait. */
    private void prepare(Endpoint endpoint, Optional<Scheduler> scheduler) {
        Runnable preparation = () -> prepare(endpoint);
        scheduler.ifPresentOrElse(
                server -> {
                    Future<?> begun = server.after(Duration.ZERO, preparation);
                    onEnd.add(() -> begun.cancel(false));
                },
                preparation);
    }

    private static void prepare(Endpoint endpoint) {
        try {
            endpoint.prepare();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.DEBUG,
                    "The preparation failed. The first request that needs its result reports the reason",
                    e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        end();
    }

    /** The end of the endpoint calls this too: if a deployment fails later, not every server notifies its listeners. */
    private void end() {
        for (var task = onEnd.poll(); task != null; task = onEnd.poll()) {
            task.run();
        }
    }
}
