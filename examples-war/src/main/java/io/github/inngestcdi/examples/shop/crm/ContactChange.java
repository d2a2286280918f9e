package io.github.inngestcdi.examples.shop.crm;

import org.jspecify.annotations.Nullable;

/**
 * The body of a change, as it came in.
 *
 * @param name the name it now has
 * @param email the address it now has
 * @param crm how the CRM is to behave: the name of a {@link CrmMood}; it works unless given
 */
public record ContactChange(
        @Nullable String name,
        @Nullable String email,
        @Nullable String crm) {}
