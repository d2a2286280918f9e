package io.github.inngestcdi.devserver.internal.http;

import java.io.IOException;

/** Answers requests. Thread-safe. */
@FunctionalInterface
public interface RequestHandler {
    /** Answers a request, exactly once. */
    void handle(Exchange exchange) throws IOException;
}
