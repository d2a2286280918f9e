package io.github.inngestcdi.cdi.internal.function;

import java.util.Locale;

/** Java names as ids: {@code HTTPImport} becomes {@code http-import}. */
final class KebabCase {
    private KebabCase() {}

    static String of(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .replaceAll("[_$]+", "-")
                .toLowerCase(Locale.ROOT);
    }
}
