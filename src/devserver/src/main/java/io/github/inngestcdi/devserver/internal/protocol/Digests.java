package io.github.inngestcdi.devserver.internal.protocol;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests by algorithms that every Java platform has, and how they are written and compared. */
public final class Digests {
    private static final String HMAC_SHA_256 = "HmacSHA256";

    private Digests() {}

    /** {@return the SHA-1 digest of {@code parts}, one after the other} */
    public static byte[] sha1(byte[]... parts) {
        return digest("SHA-1", parts);
    }

    /** {@return the SHA-1 digest of {@code bytes} in lower-case hexadecimal digits} */
    public static String sha1Hex(byte[] bytes) {
        return hex(sha1(bytes));
    }

    /** {@return the SHA-256 digest of {@code bytes} in lower-case hexadecimal digits} */
    public static String sha256Hex(byte[] bytes) {
        return hex(digest("SHA-256", bytes));
    }

    /** {@return {@code bytes} in lower-case hexadecimal digits} */
    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** {@return the HMAC-SHA-256 of {@code parts}, one after the other, under {@code key}} */
    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(HMAC_SHA_256);
            mac.init(new SecretKeySpec(key, HMAC_SHA_256));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return whether both are equal; the time that this takes does not reveal where they differ} */
    public static boolean equal(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
