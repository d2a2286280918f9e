package io.github.inngestcdi.cdi;

import io.github.inngestcdi.cdi.internal.endpoint.CopiedHeaders;
import io.github.inngestcdi.cdi.internal.endpoint.Endpoint;
import io.github.inngestcdi.internal.serve.ServeAnswer;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.StreamedResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/**
 * The endpoint that Inngest calls, as a JAX-RS resource. An {@code Application} that scans finds it by itself; one that
 * lists its classes may list this one. Where JAX-RS does not serve it at {@code /api/inngest}, a servlet does.
 *
 * @since 0.1
 */
@Path("/inngest")
@ApplicationScoped
public class InngestResource {
    @Inject
    private Endpoint endpoint;

    /** Tells what is served here: introspection. */
    @GET
    public Response introspect(@Context UriInfo uri, @Context HttpHeaders headers) {
        return answer("GET", uri, headers, InputStream.nullInputStream());
    }

    /** Tells the server which functions there are: a sync. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    public Response sync(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return answer("PUT", uri, headers, body);
    }

    /** Runs a function: a call request. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response call(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return answer("POST", uri, headers, body);
    }

    /** Says that the method is none of ours, where JAX-RS would answer with a page of the server's. */
    @DELETE
    @Consumes(MediaType.WILDCARD)
    public Response refuseDelete(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return answer("DELETE", uri, headers, body);
    }

    /** Says that the method is none of ours. */
    @PATCH
    @Consumes(MediaType.WILDCARD)
    public Response refusePatch(@Context UriInfo uri, @Context HttpHeaders headers, InputStream body) {
        return answer("PATCH", uri, headers, body);
    }

    /** Refuses the method. Without this, JAX-RS would describe the resource to every caller. */
    @OPTIONS
    public Response refuseOptions(@Context UriInfo uri, @Context HttpHeaders headers) {
        return answer("OPTIONS", uri, headers, InputStream.nullInputStream());
    }

    private Response answer(String method, UriInfo uri, HttpHeaders headers, InputStream body) {
        var answer = endpoint.answerOrStream(request(method, uri, headers, body));
        var response = Response.status(answer.status()).entity(entity(answer));
        answer.headers().forEach(response::header);
        return response.build();
    }

    static ServeRequest request(String method, UriInfo uri, HttpHeaders headers, InputStream body) {
        return new ServeRequest(method, uri.getRequestUri(), CopiedHeaders.of(headers.getRequestHeaders()), body);
    }

    private static Object entity(ServeAnswer answer) {
        if (answer instanceof StreamedResponse streamed) {
            StreamingOutput output = streamed::writeTo;
            return output;
        }
        return ((ServeResponse) answer).body();
    }
}
