package io.github.inngestcdi.examples.shop.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/**
 * The body of an error response.
 *
 * @param message the problem, in whole sentences for the caller
 */
public record Problem(String message) {
    /** {@return an answer with the message of {@code reason}, or its class where it has none} */
    static Response answer(int status, Exception reason) {
        return answer(status, Objects.requireNonNullElseGet(reason.getMessage(), reason::toString));
    }

    static Response answer(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Problem(message))
                .build();
    }
}
