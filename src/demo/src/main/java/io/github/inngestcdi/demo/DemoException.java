package io.github.inngestcdi.demo;

/** The demo cannot start or cannot continue. The message says why, and what to do. */
final class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
