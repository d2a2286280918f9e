package io.github.inngestcdi;

/**
 * A step was called outside a run: on a thread that does not run a function for Inngest.
 *
 * @since 0.1
 */
public class NoRunException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Says what was called and what to do. */
    public NoRunException(String message) {
        super(message);
    }
}
