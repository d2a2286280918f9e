package io.github.inngestcdi.internal;

/** The code uses a step in a way that never works; trying again does not help. */
public final class InvalidStepException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidStepException(String message) {
        super(message);
    }
}
