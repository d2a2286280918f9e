package io.github.inngestcdi.devserver.internal.http;

import java.io.IOException;

/** Answers requests, from several threads at a time. */
@FunctionalInterface
public interface RequestHandler {
    /** Answers a request, once. */
    void handle(Exchange exchange) throws IOException;
}
