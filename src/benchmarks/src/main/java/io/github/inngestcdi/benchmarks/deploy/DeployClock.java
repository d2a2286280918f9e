package io.github.inngestcdi.benchmarks.deploy;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/**
 * Logs how long a deployment took: from the first CDI event to the start of the web application's servlets, which start after
 * all listeners.
 */
@WebServlet(urlPatterns = "/clock", loadOnStartup = 1)
public class DeployClock extends HttpServlet {
    /** The text before the microseconds in the server's log. */
    public static final String SAYS = "DEPLOYED-IN-MICROS ";

    @Inject
    private Began began;

    @Override
    public void init() {
        long micros = (System.nanoTime() - began.at()) / 1000;
        System.getLogger(DeployClock.class.getName()).log(System.Logger.Level.INFO, SAYS + micros + ";");
    }

    /** Records the time at which the container begins to search for beans. */
    public static class Began implements Extension {
        private long at;

        void begin(@Observes BeforeBeanDiscovery event) {
            at = System.nanoTime();
        }

        long at() {
            return at;
        }
    }
}
