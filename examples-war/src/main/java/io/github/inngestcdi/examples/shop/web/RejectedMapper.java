package io.github.inngestcdi.examples.shop.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a broken rule to status 400, with the message. */
@Provider
public class RejectedMapper implements ExceptionMapper<RejectedException> {
    @Override
    public Response toResponse(RejectedException exception) {
        return Problem.answer(400, exception);
    }
}
