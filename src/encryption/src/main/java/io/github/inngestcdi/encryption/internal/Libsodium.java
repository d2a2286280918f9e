package io.github.inngestcdi.encryption.internal;

import io.github.inngestcdi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The strategy of every SDK: a random nonce and a secret box, in base64. Safe for use by many threads. */
final class Libsodium {
    static final String STRATEGY = "inngest/libsodium";

    private final List<SecretBox> boxes;
    private final SecureRandom random = new SecureRandom();

    /** Encrypts with the first of {@code keys}, decrypts with all. */
    Libsodium(List<Secret> keys) {
        boxes = keys.stream()
                .map(key -> SecretBox.of(Keys.text(key).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    String encrypt(String text) {
        var nonce = new byte[SecretBox.NONCE_BYTES];
        random.nextBytes(nonce);
        var box = boxes.get(0).seal(nonce, text.getBytes(StandardCharsets.UTF_8));
        var data = Arrays.copyOf(nonce, nonce.length + box.length);
        System.arraycopy(box, 0, data, nonce.length, box.length);
        return Base64.getEncoder().encodeToString(data);
    }

    /**
     * {@return the text; empty if none of the keys decrypts it}
     *
     * @throws IllegalArgumentException if {@code data} cannot have been made by {@link #encrypt}
     */
    Optional<String> decrypt(String data) {
        var bytes = Base64.getDecoder().decode(data);
        if (bytes.length < SecretBox.NONCE_BYTES + SecretBox.MAC_BYTES) {
            throw new IllegalArgumentException("%d bytes are too few".formatted(bytes.length));
        }
        var nonce = Arrays.copyOf(bytes, SecretBox.NONCE_BYTES);
        var box = Arrays.copyOfRange(bytes, SecretBox.NONCE_BYTES, bytes.length);
        return boxes.stream()
                .map(each -> each.open(nonce, box))
                .flatMap(Optional::stream)
                .findFirst()
                .map(message -> new String(message, StandardCharsets.UTF_8));
    }
}
