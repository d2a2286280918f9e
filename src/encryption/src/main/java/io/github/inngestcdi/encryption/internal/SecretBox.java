package io.github.inngestcdi.encryption.internal;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * NaCl's secret box, XSalsa20 with Poly1305: what libsodium calls {@code crypto_secretbox_easy}. Safe for use by many
 * threads.
 *
 * @see <a href="https://doc.libsodium.org/secret-key_cryptography/secretbox">libsodium, authenticated encryption</a>
 */
final class SecretBox {
    static final int NONCE_BYTES = 24;
    static final int MAC_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    private SecretBox(byte[] key) {
        this.key = key;
    }

    /** {@return a box whose key is the hash of {@code secret}: BLAKE2b with 32 bytes} */
    static SecretBox of(byte[] secret) {
        var digest = new Blake2bDigest(KEY_BYTES * Byte.SIZE);
        digest.update(secret, 0, secret.length);
        var key = new byte[KEY_BYTES];
        digest.doFinal(key, 0);
        return new SecretBox(key);
    }

    /** {@return the authenticator and the encrypted {@code message}} */
    byte[] seal(byte[] nonce, byte[] message) {
        var cipher = cipher(nonce);
        var authenticator = authenticator(cipher);
        var box = new byte[MAC_BYTES + message.length];
        cipher.processBytes(message, 0, message.length, box, MAC_BYTES);
        authenticator.update(box, MAC_BYTES, message.length);
        authenticator.doFinal(box, 0);
        return box;
    }

    /** {@return the message of {@code box}; empty if it was sealed with another key, or changed} */
    Optional<byte[]> open(byte[] nonce, byte[] box) {
        var cipher = cipher(nonce);
        var authenticator = authenticator(cipher);
        int length = box.length - MAC_BYTES;
        var expected = new byte[MAC_BYTES];
        authenticator.update(box, MAC_BYTES, length);
        authenticator.doFinal(expected, 0);
        if (!MessageDigest.isEqual(expected, Arrays.copyOf(box, MAC_BYTES))) {
            return Optional.empty();
        }
        var message = new byte[length];
        cipher.processBytes(box, MAC_BYTES, length, message, 0);
        return Optional.of(message);
    }

    private XSalsa20Engine cipher(byte[] nonce) {
        var cipher = new XSalsa20Engine();
        cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        return cipher;
    }

    /** Consumes the first bytes of the key stream; {@code cipher} is then at the start of the message. */
    private static Poly1305 authenticator(XSalsa20Engine cipher) {
        var once = new byte[KEY_BYTES];
        cipher.processBytes(once, 0, KEY_BYTES, once, 0);
        var authenticator = new Poly1305();
        authenticator.init(new KeyParameter(once));
        return authenticator;
    }
}
