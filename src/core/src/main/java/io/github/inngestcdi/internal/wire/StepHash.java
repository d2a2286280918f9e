package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.Digests;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Hashes the ids of steps, one after the other with one digest. Belongs to one thread. */
public final class StepHash {
    private final MessageDigest sha1 = Digests.sha1();
    private final byte[] digest = new byte[20];

    /** {@return the step {@code id} at its repetition {@code index}} */
    public StepId step(String id, int index) {
        return new StepId(id, index, id, hash(index == 0 ? id : id + ":" + index));
    }

    /** {@return SHA-1 of {@code text} in lower-case hexadecimal} */
    public String hash(String text) {
        sha1.update(text.getBytes(StandardCharsets.UTF_8));
        try {
            sha1.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new IllegalStateException("A SHA-1 has 20 bytes.", e);
        }
        return HexFormat.of().formatHex(digest);
    }
}
