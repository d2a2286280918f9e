package io.github.inngestcdi.encryption.internal;

import io.github.inngestcdi.Secret;
import java.util.regex.Pattern;

/** Keys as every SDK reads them. */
public final class Keys {
    /** White space to JavaScript that Java's {@code strip} leaves, such as the byte order mark of a file. */
    private static final Pattern LEFT_BY_STRIP =
            Pattern.compile("^[\\s\\u00a0\\u2007\\u202f\\ufeff]+|[\\s\\u00a0\\u2007\\u202f\\ufeff]+$");

    private Keys() {}

    /** {@return the text of {@code key}, trimmed as JavaScript does} */
    public static String text(Secret key) {
        return LEFT_BY_STRIP.matcher(key.reveal()).replaceAll("");
    }
}
