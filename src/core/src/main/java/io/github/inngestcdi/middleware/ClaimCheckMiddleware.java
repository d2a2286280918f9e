package io.github.inngestcdi.middleware;

import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.ValueStore;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Keeps large step results in a store of the application's, and hands the server a small claim to each: the store, what it
 * finds the value by, its SHA-256 and its size. The code gets the value itself, whenever the run is called again.
 *
 * <p>The claim is {@code {"__CLAIM_CHECK__":{"store":"…","reference":"…","sha256":"…","bytes":…}}}. A step that is retried
 * keeps the same value once. Nothing is ever removed: a value may go once its run has ended, and its key begins with the
 * run's id. Function outputs and events stay as they are.
 *
 * <p>A value that is gone or has changed fails the run without another try; a store that fails is tried again with the step
 * or the run. With encryption beside it, give the claim check the lower priority number, so that the store gets the
 * encrypted value.
 *
 * <p>May be extended, to be a bean. Safe for use by many threads.
 *
 * @since 0.1
 */
public class ClaimCheckMiddleware implements InngestMiddleware {
    /** The default threshold: a result of this many bytes, 256 KiB, or more goes to the store. */
    public static final int DEFAULT_THRESHOLD = 256 * 1024;

    private final JsonPlatform json = new JsonPlatform();
    private final ValueStore store;
    private final int threshold;

    /** Keeps results of {@link #DEFAULT_THRESHOLD} bytes and more in {@code store}. */
    public ClaimCheckMiddleware(ValueStore store) {
        this(store, DEFAULT_THRESHOLD);
    }

    /**
     * Keeps results in {@code store}.
     *
     * @param threshold the number of bytes of JSON in UTF-8 from which on a result goes to the store; at least 1
     * @throws IllegalArgumentException if {@code threshold} is less
     */
    public ClaimCheckMiddleware(ValueStore store, int threshold) {
        if (threshold < 1) {
            throw ClaimMessages.thresholdTooSmall(threshold);
        }
        this.store = store;
        this.threshold = threshold;
    }

    @Override
    public JsonValue wrapStepHandler(StepInfo step, Callable<JsonValue> next) throws Exception {
        var result = next.call();
        var value = result.toString().getBytes(StandardCharsets.UTF_8);
        // a result that looks like a claim goes to the store too, so that the code gets it unchanged
        return value.length < threshold && !Claim.isClaim(result) ? result : put(step, value);
    }

    @Override
    public JsonValue wrapStep(StepInfo step, Callable<JsonValue> next) throws Exception {
        var result = next.call();
        if (!Claim.isClaim(result)) {
            return result;
        }
        var claim = Claim.of(result.asJsonObject()).orElseThrow(() -> ClaimMessages.malformed(step));
        var value = get(step, claim).orElseThrow(() -> ClaimMessages.valueGone(step, claim.store(), claim.reference()));
        if (!claim.isFor(value)) {
            throw ClaimMessages.valueChanged(step, claim.store(), claim.reference());
        }
        return json.value(new String(value, StandardCharsets.UTF_8));
    }

    private JsonObject put(StepInfo step, byte[] value) {
        var sha256 = Claim.sha256(value);
        try {
            var reference = store.put(step.run().runId() + "/" + sha256, value);
            return new Claim(store.name(), reference, sha256, value.length).toJson(json);
        } catch (IOException e) {
            throw ClaimMessages.storeFailed("keep", step, store.name(), e);
        }
    }

    private Optional<byte[]> get(StepInfo step, Claim claim) {
        if (!claim.store().equals(store.name())) {
            throw ClaimMessages.anotherStore(step, claim.store(), store.name());
        }
        try {
            return store.get(claim.reference());
        } catch (IOException e) {
            throw ClaimMessages.storeFailed("find", step, store.name(), e);
        }
    }
}
