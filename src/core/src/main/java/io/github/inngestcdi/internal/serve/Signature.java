package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.Digests;
import io.github.inngestcdi.internal.client.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs answers and verifies requests: {@code t=<seconds>&s=<HMAC-SHA256 of body and t>} (Inngest SDK specification,
 * 4.1.3; its sentence on the key is wrong, the key is the signing key without its prefix).
 */
final class Signature {
    static final String HEADER = "x-inngest-signature";

    /** An older or newer signature is not accepted, so that a recorded request cannot be used again later. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12})&s=([0-9a-fA-F]{64})");

    private final List<Secret> keys;
    private final Clock clock;

    /** Accepts each of {@code keys}. */
    Signature(List<Secret> keys, Clock clock) {
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /** {@return the key that has signed {@code body} with {@code header}; empty if none has, or too long ago} */
    Optional<Secret> verify(String header, byte[] body) {
        var form = FORM.matcher(header);
        if (!form.matches() || !isCurrent(form)) {
            return Optional.empty();
        }
        var seconds = form.group(1);
        var claimed = HexFormat.of().parseHex(form.group(2));
        return keys.stream()
                .filter(key -> MessageDigest.isEqual(mac(key, body, seconds), claimed))
                .findFirst();
    }

    /** {@return whether {@code header} has the form of a signature and a current time, whatever it signs} */
    boolean isCurrent(String header) {
        var form = FORM.matcher(header);
        return form.matches() && isCurrent(form);
    }

    private boolean isCurrent(Matcher form) {
        long age = clock.instant().getEpochSecond() - Long.parseLong(form.group(1));
        return Math.abs(age) <= TOLERANCE.toSeconds();
    }

    /** {@return the header that signs {@code body} with {@code key}} */
    String sign(Secret key, byte[] body) {
        var seconds = Long.toString(clock.instant().getEpochSecond());
        return "t=" + seconds + "&s=" + HexFormat.of().formatHex(mac(key, body, seconds));
    }

    private static byte[] mac(Secret key, byte[] body, String seconds) {
        return Digests.hmacSha256(SigningKeys.secretOf(key), body, seconds.getBytes(StandardCharsets.US_ASCII));
    }
}
