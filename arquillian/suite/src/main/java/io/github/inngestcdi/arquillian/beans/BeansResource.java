package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.cdi.EventNotValidException;
import io.github.inngestcdi.cdi.EventNotValidException.Violation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers the requests of the test. */
@Path("beans")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BeansResource {
    @Inject
    private Inngest inngest;

    @Inject
    private Departures departures;

    @Inject
    @ConfigProperty(name = "inngest.app-id")
    private String appId;

    @GET
    @Path("departures")
    public int departures() {
        return departures.count();
    }

    @GET
    @Path("app-id")
    @Produces(MediaType.TEXT_PLAIN)
    public String appId() {
        return appId;
    }

    /** {@return the paths at which the event violates a constraint} */
    @POST
    @Path("guests")
    public List<String> invite(GuestInvited guest) {
        try {
            inngest.send(guest);
            return List.of();
        } catch (EventNotValidException e) {
            return e.violations().stream().map(Violation::path).toList();
        }
    }
}
