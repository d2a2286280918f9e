package io.github.inngestcdi.examples.shop.web;

/** A request or an event breaks a rule, so no event is sent. The message says how to correct it. */
public class RejectedException extends RuntimeException {
    static final String NO_BODY = "The request has no body. Send a JSON object.";

    private static final long serialVersionUID = 1L;

    /** @param message whole sentences for the caller */
    public RejectedException(String message) {
        super(message);
    }
}
