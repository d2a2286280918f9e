package io.github.inngestcdi.cdi.internal.function;

import java.util.Locale;

/** Java names as ids: {@code HTTPImport} becomes {@code http-import}. */
public final class KebabCase {
    private KebabCase() {}

    /** {@return {@code name} in kebab case} */
    public static String of(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .replaceAll("[_$]+", "-")
                .toLowerCase(Locale.ROOT);
    }
}
