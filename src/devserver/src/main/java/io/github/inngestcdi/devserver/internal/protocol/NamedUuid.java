package io.github.inngestcdi.devserver.internal.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** UUIDs made from names, version 5 in the OID name space: a name has the same id on every start. */
public final class NamedUuid {
    private static final UUID OID = UUID.fromString("6ba7b812-9dad-11d1-80b4-00c04fd430c8");

    private NamedUuid() {}

    public static UUID of(String name) {
        var space = ByteBuffer.allocate(16)
                .putLong(OID.getMostSignificantBits())
                .putLong(OID.getLeastSignificantBits())
                .array();
        var hash = ByteBuffer.wrap(Digests.sha1(space, name.getBytes(StandardCharsets.UTF_8)));
        return new UUID(
                (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000L,
                (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
