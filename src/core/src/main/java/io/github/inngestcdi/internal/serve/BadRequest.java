package io.github.inngestcdi.internal.serve;

/** A request that the endpoint answers with an error: status and message. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String name;

    BadRequest(int status, String name, String message) {
        super(message, null, false, false);
        this.status = status;
        this.name = name;
    }

    int status() {
        return status;
    }

    /** {@return the kind of error, in a word} */
    String name() {
        return name;
    }
}
