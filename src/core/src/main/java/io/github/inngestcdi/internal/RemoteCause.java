package io.github.inngestcdi.internal;

import io.github.inngestcdi.FunctionError;

/** The cause of a memoized failure: an error that happened elsewhere, so its stack is text, not frames. */
public final class RemoteCause extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FunctionError error;

    /** Carries {@code error} and, as its cause, what caused that. */
    public RemoteCause(FunctionError error) {
        super(
                error.name() + ": " + error.message(),
                error.cause() == null ? null : new RemoteCause(error.cause()),
                true,
                false);
        this.error = error;
        error.suppressed().forEach(each -> addSuppressed(new RemoteCause(each)));
    }

    /** {@return the error as it travelled} */
    public FunctionError error() {
        return error;
    }
}
