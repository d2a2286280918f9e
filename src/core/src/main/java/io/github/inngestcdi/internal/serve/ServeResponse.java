package io.github.inngestcdi.internal.serve;

import java.util.Map;

/**
 * An HTTP answer of the endpoint.
 *
 * @param headers {@code Content-Type} among them
 * @param body JSON in UTF-8; must be sent as it is, since it is signed
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to the HTTP server, never compared
public record ServeResponse(int status, Map<String, String> headers, byte[] body) implements ServeAnswer {}
