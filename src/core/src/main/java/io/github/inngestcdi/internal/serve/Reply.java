package io.github.inngestcdi.internal.serve;

import java.util.Map;

/**
 * What is answered, before it is signed.
 *
 * @param headers those of this answer alone
 * @param body JSON text
 */
record Reply(int status, Map<String, String> headers, String body) {
    static Reply of(int status, Object body) {
        return new Reply(status, Map.of(), body.toString());
    }
}
