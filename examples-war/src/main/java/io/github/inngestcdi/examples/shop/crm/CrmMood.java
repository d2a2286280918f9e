package io.github.inngestcdi.examples.shop.crm;

import io.github.inngestcdi.examples.shop.web.RejectedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the simulated CRM behaves for a contact. */
public enum CrmMood {
    /** It stores the contact. */
    WORKS,
    /** It is down for two requests, and then stores the contact. */
    FLAKY,
    /** It stays down. */
    DOWN,
    /** It is up, but refuses this contact. */
    REJECTS;

    static CrmMood named(@Nullable String name) {
        if (name == null) {
            return WORKS;
        }
        return Arrays.stream(values())
                .filter(mood -> mood.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new RejectedException("The CRM can be one of: %s."
                        .formatted(Arrays.stream(values()).map(CrmMood::word).collect(Collectors.joining(", ")))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
