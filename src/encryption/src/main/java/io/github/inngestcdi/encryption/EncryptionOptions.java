package io.github.inngestcdi.encryption;

import static java.util.Objects.requireNonNull;

import io.github.inngestcdi.Secret;
import io.github.inngestcdi.encryption.internal.EncryptionMessages;
import io.github.inngestcdi.encryption.internal.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values are encrypted. All apps that exchange encrypted values, of whichever SDK, have keys and field in common.
 * Immutable.
 *
 * @since 0.1
 */
public final class EncryptionOptions {
    /** The field of an event's data that every SDK encrypts unless told otherwise. */
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
     * {@return options to encrypt with {@code key}, and events in their field {@code encrypted}}
     *
     * @param key any text, though only a long random one is safe
     * @throws IllegalArgumentException if {@code key} is blank
     */
    public static EncryptionOptions of(Secret key) {
        return new EncryptionOptions(key, List.of(), false, DEFAULT_EVENT_ENCRYPTION_FIELD);
    }

    /**
     * {@return these options, with {@code keys} to decrypt values that {@code key} does not open}
     *
     * @throws IllegalArgumentException if one of {@code keys} is blank
     */
    public EncryptionOptions withFallbackDecryptionKeys(Secret... keys) {
        return new EncryptionOptions(key, List.of(keys), decryptOnly, eventEncryptionField);
    }

    /** {@return these options, but nothing is encrypted} */
    public EncryptionOptions withDecryptOnly() {
        return new EncryptionOptions(key, fallbackDecryptionKeys, true, eventEncryptionField);
    }

    /**
     * {@return these options, with {@code field} as the one that is encrypted in the data of events}
     *
     * @throws IllegalArgumentException if {@code field} is blank
     */
    public EncryptionOptions withEventEncryptionField(String field) {
        return new EncryptionOptions(key, fallbackDecryptionKeys, decryptOnly, field);
    }

    private static boolean isBlank(Secret key) {
        return Keys.text(key).isEmpty();
    }

    /** {@return the key that encrypts, and is tried first to decrypt} */
    public Secret key() {
        return key;
    }

    /** {@return the keys that are tried in turn to decrypt, while keys are rotated} */
    public List<Secret> fallbackDecryptionKeys() {
        return fallbackDecryptionKeys;
    }

    /** {@return whether nothing is encrypted any more, or not yet; encrypted values are decrypted all the same} */
    public boolean decryptOnly() {
        return decryptOnly;
    }

    /** {@return the field of an event's data that is encrypted, at the top of it} */
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

    /** {@return the options by name; a key shows as {@code ***}} */
    @Override
    public String toString() {
        return "EncryptionOptions[key=" + key + ", fallbackDecryptionKeys=" + fallbackDecryptionKeys + ", decryptOnly="
                + decryptOnly + ", eventEncryptionField=" + eventEncryptionField + "]";
    }
}
