package io.github.inngestcdi.cdi.internal.container;

import java.util.Locale;
import java.util.regex.Pattern;

/** Converts Java names to ids: {@code HTTPImport} becomes {@code http-import}. */
public final class KebabCase {
    private static final Pattern WORD_ENDS = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern ACRONYM_ENDS = Pattern.compile("([A-Z]+)([A-Z][a-z])");
    private static final Pattern SEPARATORS = Pattern.compile("[_$]+");

    private KebabCase() {}

    /** {@return {@code name} in kebab case} */
    public static String of(String name) {
        var words = WORD_ENDS.matcher(name).replaceAll("$1-$2");
        var separated = ACRONYM_ENDS.matcher(words).replaceAll("$1-$2");
        return SEPARATORS.matcher(separated).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
