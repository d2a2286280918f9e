package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.endpoint.DeployedApps.Place;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps the servlet if JAX-RS does not serve the endpoint, and adds a listener for the start of the application. */
@HandlesTypes({Application.class, ApplicationPath.class})
public class EndpointInitializer implements ServletContainerInitializer {
    private static final System.Logger LOG = System.getLogger(EndpointInitializer.class.getName());

    private static final Pattern METADATA_COMPLETE =
            Pattern.compile("<web-app[^>]*metadata-complete\\s*=\\s*[\"']true");

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        Set<Class<?>> applications = classes == null || isMetadataComplete(context) ? Set.of() : classes;
        EndpointSelection selection = new EndpointSelection(applications, mappings(context));
        boolean jaxRs = selection.isServedByJaxRs();
        if (!jaxRs) {
            map(context);
        }
        // read here, because a listener that a program adds is not allowed to read the virtual host
        var place = Place.of(String.valueOf(context.getVirtualServerName()), context.getContextPath());
        context.addListener(new EndpointListener(jaxRs ? "JAX-RS" : "servlet", place));
    }

    private static void map(ServletContext context) {
        var servlet = context.addServlet(InngestServlet.class.getName(), InngestServlet.class);
        if (servlet != null && !servlet.addMapping(EndpointSelection.PATH).isEmpty()) {
            LOG.log(Level.WARNING, CdiMessages.pathTaken(EndpointSelection.PATH));
        }
    }

    /** {@return whether web.xml turns annotations off} Then not every server starts an annotated application. */
    private static boolean isMetadataComplete(ServletContext context) {
        try (var descriptor = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return descriptor != null
                    && METADATA_COMPLETE
                            .matcher(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8))
                            .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
