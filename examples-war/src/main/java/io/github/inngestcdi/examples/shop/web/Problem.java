package io.github.inngestcdi.examples.shop.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The body of an error response.
 *
 * @param message the problem, in whole sentences for the caller
 */
public record Problem(String message) {
    static Response answer(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Problem(message))
                .build();
    }
}
