package io.github.inngestcdi.encryption.internal;

import io.github.inngestcdi.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads what {@code @inngest/middleware-encryption} wrote before its version 1: AES in CBC mode, key and initialization
 * vector derived from the passphrase by one round of MD5, as older versions of OpenSSL do. It only reads this form,
 * which does not reveal that a value was changed.
 */
final class LegacyAes {
    private static final byte[] MAGIC = "Salted__".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 8;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final List<byte[]> passphrases;

    LegacyAes(List<Secret> keys) {
        passphrases = keys.stream()
                .map(key -> Keys.text(key).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * {@return the text; empty if no key yields one that is {@code plausible}, as a wrong key may yield any text}
     *
     * @throws IllegalArgumentException if {@code data} is not of this form
     */
    Optional<String> decrypt(String data, Predicate<String> plausible) {
        var bytes = Base64.getDecoder().decode(data);
        int start = MAGIC.length + SALT_BYTES;
        if (bytes.length <= start || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("it has no salt");
        }
        var salt = Arrays.copyOfRange(bytes, MAGIC.length, start);
        var encrypted = Arrays.copyOfRange(bytes, start, bytes.length);
        return passphrases.stream()
                .map(passphrase -> decrypt(passphrase, salt, encrypted))
                .flatMap(Optional::stream)
                .filter(plausible)
                .findFirst();
    }

    private static Optional<String> decrypt(byte[] passphrase, byte[] salt, byte[] encrypted) {
        var derived = derive(passphrase, salt);
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(derived, 0, KEY_BYTES, "AES"),
                    new IvParameterSpec(derived, KEY_BYTES, BLOCK_BYTES));
            return utf8(cipher.doFinal(encrypted));
        } catch (BadPaddingException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** OpenSSL's {@code EVP_BytesToKey}: each block is the MD5 of the block before, the passphrase and the salt. */
    private static byte[] derive(byte[] passphrase, byte[] salt) {
        var derived = ByteBuffer.allocate(KEY_BYTES + BLOCK_BYTES);
        byte[] block = {};
        try {
            var md5 = MessageDigest.getInstance("MD5");
            while (derived.hasRemaining()) {
                md5.update(block);
                md5.update(passphrase);
                block = md5.digest(salt);
                derived.put(block);
            }
        } catch (GeneralSecurityException e) {
            throw EncryptionMessages.noMd5(e);
        }
        return derived.array();
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
