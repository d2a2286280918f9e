package io.github.inngestcdi.internal.serve;

import java.util.Map;

/** The answer of the endpoint to a request: whole, or streamed. */
public sealed interface ServeAnswer permits ServeResponse, StreamedResponse {
    /** {@return the HTTP status} */
    int status();

    /** {@return the headers, {@code Content-Type} among them} */
    Map<String, String> headers();
}
