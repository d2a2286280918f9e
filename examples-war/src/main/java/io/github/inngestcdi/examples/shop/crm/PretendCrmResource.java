package io.github.inngestcdi.examples.shop.crm;

import io.github.inngestcdi.examples.shop.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/crm}: the HTTP interface of the simulated CRM. */
@Path("crm")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PretendCrmResource {
    private static final int RETRY_AFTER_SECONDS = 2;

    @Inject
    PretendCrm crm;

    /** {@return status 200 with the stored contact, 503 while the CRM is down, or 422 if the CRM refuses the contact} */
    @PUT
    @Path("contacts/{contactId}")
    public Response store(@PathParam("contactId") String contactId) {
        return switch (crm.store(contactId)) {
            case STORED -> Response.ok(new CrmContact("crm-" + contactId)).build();
            case UNAVAILABLE ->
                Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .entity(new Problem("The CRM is down for maintenance."))
                        .build();
            case REJECTED ->
                Response.status(422)
                        .entity(new Problem("The contact is on the CRM's blocklist."))
                        .build();
        };
    }
}
