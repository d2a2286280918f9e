package io.github.inngestcdi.encryption;

import io.github.inngestcdi.Secret;
import io.github.inngestcdi.encryption.internal.EncryptionMessages;
import io.github.inngestcdi.encryption.internal.Keys;
import java.util.List;

/**
 * How values are encrypted. All apps that exchange encrypted values, of whichever SDK, have keys and field in common.
 *
 * @param key encrypts, and is tried first to decrypt; any text, though only a long random one is safe
 * @param fallbackDecryptionKeys are tried in turn to decrypt, while keys are rotated
 * @param decryptOnly whether nothing is encrypted any more, or not yet; what is encrypted is decrypted all the same
 * @param eventEncryptionField the field of an event's data that is encrypted, at the top of it
 * @since 0.1
 */
public record EncryptionOptions(
        Secret key, List<Secret> fallbackDecryptionKeys, boolean decryptOnly, String eventEncryptionField) {
    /** The field of an event's data that every SDK encrypts unless told otherwise. */
    public static final String DEFAULT_EVENT_ENCRYPTION_FIELD = "encrypted";

    /**
     * Checks the keys and the field.
     *
     * @throws IllegalArgumentException if a key or the field is blank
     */
    public EncryptionOptions {
        fallbackDecryptionKeys = List.copyOf(fallbackDecryptionKeys);
        if (isBlank(key)) {
            throw EncryptionMessages.keyBlank();
        }
        if (fallbackDecryptionKeys.stream().anyMatch(EncryptionOptions::isBlank)) {
            throw EncryptionMessages.fallbackKeyBlank();
        }
        if (eventEncryptionField.isBlank()) {
            throw EncryptionMessages.fieldBlank();
        }
    }

    /** {@return options to encrypt with {@code key}, and events in their field {@code encrypted}} */
    public static EncryptionOptions of(Secret key) {
        return new EncryptionOptions(key, List.of(), false, DEFAULT_EVENT_ENCRYPTION_FIELD);
    }

    /** {@return these options, with {@code keys} to decrypt what {@code key} cannot} */
    public EncryptionOptions withFallbackDecryptionKeys(Secret... keys) {
        return new EncryptionOptions(key, List.of(keys), decryptOnly, eventEncryptionField);
    }

    /** {@return these options, but nothing is encrypted} */
    public EncryptionOptions withDecryptOnly() {
        return new EncryptionOptions(key, fallbackDecryptionKeys, true, eventEncryptionField);
    }

    /** {@return these options, with {@code field} as the one that is encrypted in the data of events} */
    public EncryptionOptions withEventEncryptionField(String field) {
        return new EncryptionOptions(key, fallbackDecryptionKeys, decryptOnly, field);
    }

    private static boolean isBlank(Secret key) {
        return Keys.text(key).isEmpty();
    }
}
