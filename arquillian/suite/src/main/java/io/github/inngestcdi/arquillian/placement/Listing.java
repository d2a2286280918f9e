package io.github.inngestcdi.arquillian.placement;

import io.github.inngestcdi.cdi.InngestResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its resources, the endpoint among them. */
@ApplicationPath("/api")
public class Listing extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(HelloResource.class, InngestResource.class);
    }
}
