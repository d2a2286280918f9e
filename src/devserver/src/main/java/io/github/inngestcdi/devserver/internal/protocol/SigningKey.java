package io.github.inngestcdi.devserver.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The key that signs call requests and admits requests that carry it. Prints as {@code ***}. */
public final class SigningKey {
    private static final Pattern PREFIX = Pattern.compile("^signkey-\\w+-");

    private final String key;
    private final String rest;

    public SigningKey(String key) {
        this.key = key;
        this.rest = PREFIX.matcher(key).replaceFirst("");
    }

    /** {@return whether an {@code Authorization} header has this key, plain or hashed} */
    public boolean admits(String authorization) {
        if (!authorization.startsWith("Bearer ")) {
            return false;
        }
        var shown = authorization.substring("Bearer ".length()).trim();
        return same(shown, key)
                || same(shown, hashed())
                || same(PREFIX.matcher(shown).replaceFirst(""), hash());
    }

    /** {@return the bearer token of this key: the prefix, and the hash of the rest} */
    String hashed() {
        return key.substring(0, key.length() - rest.length()) + hash();
    }

    /** {@return the value of {@code X-Inngest-Signature} for {@code body}, which must be canonical JSON} */
    public String sign(byte[] body, Instant at) {
        var seconds = Long.toString(at.getEpochSecond());
        var mac = Digests.hmacSha256(
                rest.getBytes(StandardCharsets.UTF_8), body, seconds.getBytes(StandardCharsets.UTF_8));
        return "t=" + seconds + "&s=" + Digests.hex(mac);
    }

    private String hash() {
        return Digests.sha256Hex(isHex(rest) ? HexFormat.of().parseHex(rest) : rest.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isHex(String text) {
        return text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
    }

    private static boolean same(String one, String other) {
        return Digests.equal(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
