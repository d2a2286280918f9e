package io.github.inngestcdi.middleware;

import java.util.Optional;

/**
 * A request of the server to the app.
 *
 * @since 0.1
 */
public interface ServerRequest {
    /** {@return {@code GET} for introspection, {@code PUT} for a sync, {@code POST} for a call} */
    String method();

    /** {@return the function that is called, with its app's id; empty unless it is a call} */
    Optional<String> functionId();

    /** {@return the value of the header {@code name}, whichever its case; empty if there is none} */
    Optional<String> header(String name);
}
