package io.github.inngestcdi.internal.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The known settings, and the one of them that an unknown name probably means. */
final class KnownKeys {
    static final String PREFIX = "inngest.";
    private static final String CHECKPOINTING = PREFIX + "checkpointing-";
    private static final Pattern NOT_IN_A_VARIABLE = Pattern.compile("[^A-Za-z0-9]");

    static final List<String> ALL = List.of(
            "inngest.allow-in-band-sync",
            "inngest.api-base-url",
            "inngest.app-id",
            "inngest.app-version",
            "inngest.base-url",
            "inngest.checkpointing",
            "inngest.checkpointing.buffered-steps",
            "inngest.checkpointing.max-interval",
            "inngest.checkpointing.max-runtime",
            "inngest.dev",
            "inngest.enable-unauthed-sync",
            "inngest.env",
            "inngest.event-api-base-url",
            "inngest.event-key",
            "inngest.max-body-size",
            "inngest.request-timeout",
            "inngest.serve-origin",
            "inngest.serve-path",
            "inngest.signing-key",
            "inngest.signing-key-fallback",
            "inngest.streaming",
            "inngest.trace",
            "inngest.transport",
            "inngest.validation");

    private KnownKeys() {}

    /**
     * {@return whether {@code name}, of a property or an environment variable, looks like a setting but is not a known
     * one}
     */
    static boolean isMistaken(String name) {
        var key = asKey(name);
        return key.startsWith(PREFIX) && !ALL.contains(key);
    }

    /** {@return whether {@code name} repeats an environment variable in {@code names}: SmallRye lists {@code A_B} as {@code
     * a.b} too} */
    static boolean repeatsVariable(String name, Set<String> names) {
        var variable = NOT_IN_A_VARIABLE.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
        return !variable.equals(name) && names.contains(variable);
    }

    /** {@return the known key whose spelling is nearest to {@code name}} */
    static String nearest(String name) {
        var key = asKey(name);
        return ALL.stream()
                .min(Comparator.comparingInt(known -> distance(key, known)))
                .orElseThrow();
    }

    /** An environment variable shows as it is, {@code INNGEST_APP_ID}, among the names of MicroProfile Config. */
    private static String asKey(String name) {
        if (!name.startsWith("INNGEST_")) {
            return name;
        }
        var key = PREFIX
                + name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
        return key.startsWith(CHECKPOINTING) ? key.replaceFirst("checkpointing-", "checkpointing.") : key;
    }

    /** The Levenshtein distance: how many letters to add, drop or change. */
    private static int distance(String from, String to) {
        var before = new int[to.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[to.length()];
    }
}
