package io.github.inngestcdi.encryption.internal;

import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Encrypted values, in the form in which SDKs exchange them:
 * {@code {"__ENCRYPTED__":true,"__STRATEGY__":"inngest/libsodium","data":"…"}} (the form before version 1 has no
 * strategy). Safe for use by many threads.
 */
public final class EncryptedValues {
    static final String MARKER = "__ENCRYPTED__";
    private static final String STRATEGY = "__STRATEGY__";
    private static final String DATA = "data";

    private final JsonPlatform json = new JsonPlatform();
    private final Libsodium libsodium;
    private final LegacyAes legacy;
    private final int keys;

    /** Encrypts with the first of {@code keys}, decrypts with all. */
    public EncryptedValues(List<Secret> keys) {
        this.keys = keys.size();
        libsodium = new Libsodium(keys);
        legacy = new LegacyAes(keys);
    }

    /** {@return whether {@code value} is marked as encrypted} */
    public static boolean isEncrypted(JsonValue value) {
        return value instanceof JsonObject object && object.get(MARKER) == JsonValue.TRUE;
    }

    /** {@return whether {@code value} is not only marked as encrypted, but encrypted with one of the keys} */
    public boolean opens(JsonValue value) {
        try {
            return isEncrypted(value) && text(value.asJsonObject(), () -> "It").isPresent();
        } catch (NonRetriableException e) {
            return false;
        }
    }

    /** {@return {@code value}, encrypted} */
    public JsonObject encrypt(JsonValue value) {
        return json.newObject()
                .add(MARKER, true)
                .add(STRATEGY, Libsodium.STRATEGY)
                .add(DATA, libsodium.encrypt(value.toString()))
                .build();
    }

    /**
     * {@return {@code value}, decrypted if it is encrypted}
     *
     * @param where names the value in a message
     * @throws NonRetriableException if it cannot be read
     */
    public JsonValue decrypt(JsonValue value, Supplier<String> where) {
        if (!isEncrypted(value)) {
            return value;
        }
        var text = text(value.asJsonObject(), where).orElseThrow(() -> EncryptionMessages.noKeyFits(where.get(), keys));
        try {
            return json.value(text);
        } catch (JsonException e) {
            // without the cause, which quotes the text
            throw EncryptionMessages.malformed(where.get(), "its content is not JSON", null);
        }
    }

    private Optional<String> text(JsonObject value, Supplier<String> where) {
        if (!(value.get(DATA) instanceof JsonString data)) {
            throw EncryptionMessages.malformed(where.get(), "it has no 'data'", null);
        }
        var strategy = value.get(STRATEGY);
        try {
            if (strategy == null) {
                return legacy.decrypt(data.getString(), this::isJson);
            }
            if (strategy instanceof JsonString name && name.getString().equals(Libsodium.STRATEGY)) {
                return libsodium.decrypt(data.getString());
            }
        } catch (IllegalArgumentException e) {
            throw EncryptionMessages.malformed(where.get(), "its 'data' is malformed", e);
        }
        throw EncryptionMessages.unknownStrategy(
                where.get(), strategy instanceof JsonString name ? name.getString() : strategy.toString());
    }

    private boolean isJson(String text) {
        try {
            json.value(text);
            return true;
        } catch (JsonException e) {
            return false;
        }
    }
}
