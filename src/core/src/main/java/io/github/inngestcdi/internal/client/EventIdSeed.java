package io.github.inngestcdi.internal.client;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * The seed from which the server derives the ids of events, so that a request sent again gives the same events (Inngest
 * SDK specification, 3.2).
 *
 * @param millis the time, in milliseconds since 1970
 * @param entropy ten random bytes, in Base64
 */
record EventIdSeed(long millis, String entropy) {
    static EventIdSeed random(Instant now, SecureRandom random) {
        var bytes = new byte[10];
        random.nextBytes(bytes);
        return new EventIdSeed(now.toEpochMilli(), Base64.getEncoder().encodeToString(bytes));
    }

    /** {@return the seed as a header carries it} */
    String header() {
        return millis + "," + entropy;
    }
}
