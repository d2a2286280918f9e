package io.github.inngestcdi.examples.shop.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * What went wrong, in words for who asked.
 *
 * @param message whole sentences
 */
public record Problem(String message) {
    static Response answer(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Problem(message))
                .build();
    }
}
