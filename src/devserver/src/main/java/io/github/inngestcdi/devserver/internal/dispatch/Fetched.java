package io.github.inngestcdi.devserver.internal.dispatch;

import java.net.http.HttpResponse;

/** The outcome of an HTTP request that the server made for a step. */
public sealed interface Fetched {
    record Response(HttpResponse<byte[]> response) implements Fetched {}

    /**
     * The request has no response.
     *
     * @param retriable whether another attempt may succeed; false if the URL cannot be requested
     */
    record Failed(String why, boolean retriable) implements Fetched {}
}
