package io.github.inngestcdi.arquillian.payara;

import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.PayaraServer;
import io.github.inngestcdi.servers.Start;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Starts the server that Arquillian deploys to, in the same way as tests start their servers. Arquillian's adapter only
 * deploys: a server that it starts has fixed addresses and ports, which other servers may use too.
 */
public final class AdministeredServer implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Starting.class);
    }

    /** Starts the server before {@code arquillian.xml} is read, because that file refers to the port. */
    public static final class Starting {
        private static final int BEFORE_OTHERS = 1;

        /** Starts the server, which ends with this process. */
        public void start(@Observes(precedence = BEFORE_OTHERS) ManagerStarted event) {
            AppServer server = AppServer.start(Start.of("arquillian"));
            System.setProperty("port.admin", Integer.toString(PayaraServer.adminPort(server)));
        }
    }
}
