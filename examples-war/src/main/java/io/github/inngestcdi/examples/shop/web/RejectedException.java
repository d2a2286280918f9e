package io.github.inngestcdi.examples.shop.web;

/** An event that breaks a rule, and so is not sent. The message says how to mend it. */
public class RejectedException extends RuntimeException {
    static final String NO_BODY = "The request has no body. Send a JSON object.";

    private static final long serialVersionUID = 1L;

    /** Rejects with sentences for who asked. */
    public RejectedException(String message) {
        super(message);
    }
}
