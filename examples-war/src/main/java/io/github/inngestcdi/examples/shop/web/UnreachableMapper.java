package io.github.inngestcdi.examples.shop.web;

import io.github.inngestcdi.InngestException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a failure to send an event to status 503: no event was sent, and a retry may succeed. */
@Provider
public class UnreachableMapper implements ExceptionMapper<InngestException> {
    @Override
    public Response toResponse(InngestException exception) {
        return Problem.answer(503, exception);
    }
}
