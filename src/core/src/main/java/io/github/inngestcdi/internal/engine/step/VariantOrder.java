package io.github.inngestcdi.internal.engine.step;

import java.util.Comparator;
import java.util.Locale;

/**
 * The order that Unicode's root collation gives ASCII names. inngest-js sorts variants by it, so the same value falls into
 * the same bucket in either SDK.
 */
final class VariantOrder implements Comparator<String> {
    private static final String ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";

    @Override
    public int compare(String one, String other) {
        var first = one.toLowerCase(Locale.ROOT);
        var second = other.toLowerCase(Locale.ROOT);
        int common = Math.min(first.length(), second.length());
        for (int i = 0; i < common; i++) {
            int difference = rank(first.charAt(i)) - rank(second.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        int difference = first.length() - second.length();
        return difference != 0 ? difference : other.compareTo(one);
    }

    private static int rank(char character) {
        int known = ORDER.indexOf(character);
        return known >= 0 ? known : ORDER.length() + character;
    }
}
