package io.github.inngestcdi.demo;

/** The demo cannot start, or go on. The message says why, and the way out. */
final class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
