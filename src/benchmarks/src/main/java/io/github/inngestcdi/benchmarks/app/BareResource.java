package io.github.inngestcdi.benchmarks.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** The reference for the endpoint's measurement: reads the body and answers with an empty array. */
@Path("/bare")
@ApplicationScoped
public class BareResource {
    /** Reads all of {@code body}. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public String read(InputStream body) throws IOException {
        body.readAllBytes();
        return "[]";
    }
}
