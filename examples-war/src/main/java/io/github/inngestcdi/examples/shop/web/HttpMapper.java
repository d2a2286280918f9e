package io.github.inngestcdi.examples.shop.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps exceptions of JAX-RS itself: keeps the status and adds a message. */
@Provider
public class HttpMapper implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException exception) {
        if (exception.getCause() instanceof NoContentException) {
            return Problem.answer(400, RejectedException.NO_BODY);
        }
        var response = exception.getResponse();
        return response.hasEntity() ? response : Problem.answer(response.getStatus(), exception);
    }
}
