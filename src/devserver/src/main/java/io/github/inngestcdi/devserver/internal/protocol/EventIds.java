package io.github.inngestcdi.devserver.internal.protocol;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/**
 * The ULIDs of the events of one request.
 *
 * <p>Under a seed, {@code <millis>,<base64 of 10 bytes>}, they are the same each time the request is sent: the last four
 * bytes, a big-endian integer, are increased by the event's place.
 */
public final class EventIds {
    private final long millis;
    private final byte[] entropy;

    private EventIds(long millis, byte[] entropy) {
        this.millis = millis;
        this.entropy = entropy;
    }

    /** {@return the ids under the seed {@code x-inngest-event-id-seed}; random ids if {@code header} is not a seed} */
    public static EventIds seededBy(String header) {
        int comma = header.indexOf(',');
        if (comma < 0) {
            return new EventIds(0, new byte[0]);
        }
        try {
            var entropy = Base64.getDecoder().decode(header.substring(comma + 1).trim());
            var millis = Long.parseLong(header.substring(0, comma).trim());
            boolean usable = entropy.length == 10 && millis >= 0 && millis < 1L << 48;
            return usable ? new EventIds(millis, entropy) : new EventIds(0, new byte[0]);
        } catch (IllegalArgumentException notASeed) {
            return new EventIds(0, new byte[0]);
        }
    }

    /** {@return the id of the event at {@code place}, from 1} */
    public String at(int place, Instant now) {
        if (entropy.length == 0) {
            return random(now);
        }
        var bytes = entropy.clone();
        var buffer = ByteBuffer.wrap(bytes);
        buffer.putInt(6, buffer.getInt(6) + place);
        return new Ulid(millis, bytes).toString();
    }

    public static String random(Instant now) {
        return UlidCreator.getUlid(now.toEpochMilli()).toString();
    }
}
