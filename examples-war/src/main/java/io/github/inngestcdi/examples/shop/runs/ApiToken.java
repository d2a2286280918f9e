package io.github.inngestcdi.examples.shop.runs;

import io.github.inngestcdi.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Authenticates the shop to the Inngest Server's REST API without sending the signing key. */
final class ApiToken {
    private static final Pattern SIGNING_KEY = Pattern.compile("(signkey-\\w+-)?([0-9a-fA-F]*)");

    private ApiToken() {}

    /** {@return the value of an {@code Authorization} header: the prefix of the key, followed by the hash of the key} */
    static String of(Secret signingKey) {
        var key = SIGNING_KEY.matcher(signingKey.reveal());
        if (!key.matches() || key.group(2).length() % 2 != 0) {
            throw new IllegalArgumentException("The signing key is not hexadecimal. Copy it again from the server.");
        }
        var prefix = key.group(1) == null ? "" : key.group(1);
        return "Bearer " + prefix
                + HexFormat.of().formatHex(sha256(HexFormat.of().parseHex(key.group(2))));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
