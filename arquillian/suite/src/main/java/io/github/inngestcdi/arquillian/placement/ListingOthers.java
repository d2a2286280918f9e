package io.github.inngestcdi.arquillian.placement;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its resources, without the endpoint. */
@ApplicationPath("/api/")
public class ListingOthers extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(HelloResource.class);
    }
}
