package io.github.inngestcdi.examples.shop.web;

import io.github.inngestcdi.InngestException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Inngest cannot be reached, or refuses: 503, as nothing has happened and another try may help. */
@Provider
public class UnreachableMapper implements ExceptionMapper<InngestException> {
    @Override
    public Response toResponse(InngestException exception) {
        return Problem.answer(503, exception);
    }
}
