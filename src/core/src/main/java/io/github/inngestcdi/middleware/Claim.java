package io.github.inngestcdi.middleware;

import io.github.inngestcdi.internal.Digests;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What the server gets in place of a large value.
 *
 * @param store the name of the store that has it
 * @param reference the reference by which the store finds it
 * @param sha256 of the value, in hexadecimal digits
 * @param bytes how long the value is
 */
record Claim(String store, String reference, String sha256, int bytes) {
    private static final String MARKER = "__CLAIM_CHECK__";

    /** {@return whether {@code value} is marked as a claim} */
    static boolean isClaim(JsonValue value) {
        return value instanceof JsonObject object && object.size() == 1 && object.containsKey(MARKER);
    }

    /** {@return the claim that {@code object} is; empty if it only looks like one} */
    static Optional<Claim> of(JsonObject object) {
        return object.get(MARKER) instanceof JsonObject claim
                        && claim.get("store") instanceof JsonString store
                        && claim.get("reference") instanceof JsonString reference
                        && claim.get("sha256") instanceof JsonString sha256
                        && claim.get("bytes") instanceof JsonNumber bytes
                ? Optional.of(new Claim(store.getString(), reference.getString(), sha256.getString(), bytes.intValue()))
                : Optional.empty();
    }

    /** {@return whether {@code value} is the one that this was made for} */
    boolean isFor(byte[] value) {
        return value.length == bytes && sha256.equals(sha256(value));
    }

    JsonObject toJson(JsonPlatform json) {
        return json.newObject()
                .add(
                        MARKER,
                        json.newObject()
                                .add("store", store)
                                .add("reference", reference)
                                .add("sha256", sha256)
                                .add("bytes", bytes))
                .build();
    }

    static String sha256(byte[] value) {
        return Digests.sha256Hex(value);
    }
}
