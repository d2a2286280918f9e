package io.github.inngestcdi.examples.shop.web;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a body that is not JSON, or does not have the expected structure, to status 400. */
@Provider
public class UnreadableMapper implements ExceptionMapper<ProcessingException> {
    @Override
    public Response toResponse(ProcessingException exception) {
        return Problem.answer(400, "The body is not the expected JSON. Check its syntax and the types of its values.");
    }
}
