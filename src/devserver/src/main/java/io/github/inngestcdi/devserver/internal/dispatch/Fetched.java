package io.github.inngestcdi.devserver.internal.dispatch;

import java.net.http.HttpResponse;

/** What came of an HTTP request that the server made for a step. */
public sealed interface Fetched {
    record Response(HttpResponse<byte[]> response) implements Fetched {}

    /**
     * There is no response.
     *
     * @param retriable whether another attempt may succeed, unlike with a URL that cannot be requested
     */
    record Failed(String why, boolean retriable) implements Fetched {}
}
