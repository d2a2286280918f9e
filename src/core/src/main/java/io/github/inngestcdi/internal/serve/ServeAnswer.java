package io.github.inngestcdi.internal.serve;

import java.util.Map;

/** What the endpoint answers a request with: all at once, or over a while. */
public sealed interface ServeAnswer permits ServeResponse, StreamedResponse {
    /** {@return the HTTP status} */
    int status();

    /** {@return the headers, {@code Content-Type} among them} */
    Map<String, String> headers();
}
