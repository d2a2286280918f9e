package io.github.inngestcdi.encryption.internal;

import io.github.inngestcdi.Secret;
import java.util.regex.Pattern;

/** Reads keys as every SDK does. */
public final class Keys {
    /**
     * The white space of JavaScript. Java's {@code strip} does not remove all of it, such as the byte order mark of a
     * file.
     */
    private static final Pattern OUTER_WHITE_SPACE =
            Pattern.compile("^[\\s\\u00a0\\u2007\\u202f\\ufeff]+|[\\s\\u00a0\\u2007\\u202f\\ufeff]+$");

    private Keys() {}

    /** {@return the text of {@code key}, trimmed as JavaScript does} */
    public static String text(Secret key) {
        return OUTER_WHITE_SPACE.matcher(key.reveal()).replaceAll("");
    }
}
