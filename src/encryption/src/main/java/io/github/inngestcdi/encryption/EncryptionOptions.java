package io.github.inngestcdi.encryption;

import static java.util.Objects.requireNonNull;

import io.github.inngestcdi.Secret;
import io.github.inngestcdi.encryption.internal.EncryptionMessages;
import io.github.inngestcdi.encryption.internal.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of encryption. All apps that exchange encrypted values need the same keys and the same field, whichever
 * SDK they use. Immutable.
 *
 * @since 0.1
 */
public final class EncryptionOptions {
    /** The field of an event's data that every SDK encrypts by default. */
    public static final String DEFAULT_EVENT_ENCRYPTION_FIELD = "encrypted";

    private final Secret key;
    private final List<Secret> fallbackDecryptionKeys;
    private final boolean decryptOnly;
    private final String eventEncryptionField;

    private EncryptionOptions(
            Secret key, List<Secret> fallbackDecryptionKeys, boolean decryptOnly, String eventEncryptionField) {
        this.key = requireNonNull(key, "key");
        this.fallbackDecryptionKeys = List.copyOf(fallbackDecryptionKeys);
        this.decryptOnly = decryptOnly;
        this.eventEncryptionField = requireNonNull(eventEncryptionField, "eventEncryptionField");
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

    /**
     * {@return options that encrypt with {@code key}, and encrypt the field {@code encrypted} of the data of events}
     *
     * @param key any text, though only a long random one is safe
     * @throws IllegalArgumentException if {@code key} is blank
     */
    public static EncryptionOptions of(Secret key) {
        return new EncryptionOptions(key, List.of(), false, DEFAULT_EVENT_ENCRYPTION_FIELD);
    }

    /**
     * {@return these options, with {@code keys} to decrypt values that {@code key} does not decrypt}
     *
     * @throws IllegalArgumentException if one of {@code keys} is blank
     */
    public EncryptionOptions withFallbackDecryptionKeys(Secret... keys) {
        return new EncryptionOptions(key, List.of(keys), decryptOnly, eventEncryptionField);
    }

    /** {@return these options, only to decrypt: nothing is encrypted} */
    public EncryptionOptions withDecryptOnly() {
        return new EncryptionOptions(key, fallbackDecryptionKeys, true, eventEncryptionField);
    }

    /**
     * {@return these options, with {@code field} as the encrypted field of the data of events}
     *
     * @throws IllegalArgumentException if {@code field} is blank
     */
    public EncryptionOptions withEventEncryptionField(String field) {
        return new EncryptionOptions(key, fallbackDecryptionKeys, decryptOnly, field);
    }

    private static boolean isBlank(Secret key) {
        return Keys.text(key).isEmpty();
    }

    /** {@return the key to encrypt values with, also the first one to decrypt them with} */
    public Secret key() {
        return key;
    }

    /** {@return the other keys to decrypt values with, in this order, while keys are rotated} */
    public List<Secret> fallbackDecryptionKeys() {
        return fallbackDecryptionKeys;
    }

    /** {@return whether values are only decrypted, and none is encrypted} */
    public boolean decryptOnly() {
        return decryptOnly;
    }

    /** {@return the encrypted top-level field of the data of events} */
    public String eventEncryptionField() {
        return eventEncryptionField;
    }

    private List<?> parts() {
        return List.of(key, fallbackDecryptionKeys, decryptOnly, eventEncryptionField);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EncryptionOptions options && options.parts().equals(parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** {@return the options by name, with {@code ***} for each key} */
    @Override
    public String toString() {
        return "EncryptionOptions[key=" + key + ", fallbackDecryptionKeys=" + fallbackDecryptionKeys + ", decryptOnly="
                + decryptOnly + ", eventEncryptionField=" + eventEncryptionField + "]";
    }
}
