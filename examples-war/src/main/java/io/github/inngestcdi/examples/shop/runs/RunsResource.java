package io.github.inngestcdi.examples.shop.runs;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.examples.shop.web.RejectedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/runs}: the progress of the runs that an event has started. */
@Path("runs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {
    private static final Pattern ULID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    @Inject
    RunLookup lookup;

    @Inject
    InngestSettings settings;

    /** {@return the runs; empty for an unknown event} */
    @GET
    public List<Run> runs(@QueryParam("event") @Nullable String event) throws InterruptedException {
        if (event == null || !ULID.matcher(event).matches()) {
            throw new RejectedException("Add the id of an event, from the answer to sending it: /api/runs?event=…");
        }
        try {
            return lookup.startedBy(event);
        } catch (IOException e) {
            throw new WebApplicationException(
                    "The Inngest Server at %s does not return the runs. Is it running, and is the signing key right?"
                            .formatted(settings.apiBaseUrl()),
                    e,
                    Response.Status.SERVICE_UNAVAILABLE);
        }
    }
}
