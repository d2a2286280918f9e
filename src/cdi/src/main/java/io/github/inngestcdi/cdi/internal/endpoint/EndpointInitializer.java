package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.cdi.internal.CdiMessages;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps the servlet where JAX-RS does not serve the endpoint, and has the application's start listened to. */
@HandlesTypes({Application.class, ApplicationPath.class})
public class EndpointInitializer implements ServletContainerInitializer {
    private static final System.Logger LOG = System.getLogger(EndpointInitializer.class.getName());

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        EndpointSelection selection = new EndpointSelection(classes == null ? Set.of() : classes, mappings(context));
        boolean jaxRs = selection.isServedByJaxRs();
        if (!jaxRs) {
            map(context);
        }
        context.addListener(new EndpointListener(jaxRs ? "JAX-RS" : "servlet"));
    }

    private static void map(ServletContext context) {
        ServletRegistration.Dynamic servlet = context.addServlet(InngestServlet.class.getName(), InngestServlet.class);
        if (servlet != null && !servlet.addMapping(EndpointSelection.PATH).isEmpty()) {
            LOG.log(Level.WARNING, CdiMessages.pathTaken(EndpointSelection.PATH));
        }
    }

    private static Map<String, Collection<String>> mappings(ServletContext context) {
        Map<String, Collection<String>> mappings = new HashMap<>();
        context.getServletRegistrations().forEach((name, servlet) -> {
            mappings.put(name, servlet.getMappings());
            if (servlet.getClassName() != null) {
                mappings.put(servlet.getClassName(), servlet.getMappings());
            }
        });
        return mappings;
    }
}
