package io.github.inngestcdi.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The digests that every Java platform has, without the exceptions of those that it may lack. */
public final class Digests {
    private static final String HMAC_SHA256 = "HmacSHA256";

    private Digests() {}

    /** {@return a new digest for SHA-1, to be used by one thread} */
    public static MessageDigest sha1() {
        return digest("SHA-1");
    }

    /** {@return the SHA-256 of {@code bytes}, 32 bytes} */
    public static byte[] sha256(byte[] bytes) {
        return digest("SHA-256").digest(bytes);
    }

    /** {@return the SHA-256 of {@code bytes} in 64 lower-case hexadecimal digits} */
    public static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    /** {@return the HMAC-SHA256 with {@code key} of {@code parts}, one after the other, 32 bytes} */
    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA256);
            mac.init(new SecretKeySpec(key, HMAC_SHA256));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256.", e);
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm + ".", e);
        }
    }
}
