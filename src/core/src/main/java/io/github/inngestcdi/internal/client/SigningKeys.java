package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Derives secrets and tokens from a signing key (Inngest SDK specification, 4.1): the key itself is never sent. */
public final class SigningKeys {
    private static final Pattern PREFIX = Pattern.compile("^signkey-\\w+-");

    private SigningKeys() {}

    /** {@return the bytes that bodies are signed with: the key's text without its prefix} */
    public static byte[] secretOf(Secret key) {
        return withoutPrefix(key).getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the token that requests to the server carry: the key's prefix, and a hash of the rest} */
    public static String bearerToken(Secret key) {
        var prefix = PREFIX.matcher(key.reveal());
        var kept = prefix.find() ? prefix.group() : "";
        return kept + Digests.sha256Hex(HexFormat.of().parseHex(withoutPrefix(key)));
    }

    /** {@return the hash of an event key, for the introspection} */
    public static String hashOf(Secret eventKey) {
        return Digests.sha256Hex(eventKey.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private static String withoutPrefix(Secret key) {
        return PREFIX.matcher(key.reveal()).replaceFirst("");
    }
}
