package io.github.inngestcdi.examples.shop.tokens;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /api/tokens}: issues a token, and lists the tokens. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
    @Inject
    Tokens tokens;

    /** {@return the tokens that have not been removed} */
    @GET
    public List<Token> all() {
        return tokens.all();
    }

    /** {@return status 201 with the new token} */
    @POST
    public Response issue() {
        return Response.status(Response.Status.CREATED).entity(tokens.issue()).build();
    }
}
