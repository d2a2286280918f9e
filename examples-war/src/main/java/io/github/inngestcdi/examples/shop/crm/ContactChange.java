package io.github.inngestcdi.examples.shop.crm;

import org.jspecify.annotations.Nullable;

/**
 * The body of a change, before it is checked.
 *
 * @param name the new name
 * @param email the new e-mail address
 * @param crm how the CRM behaves for this contact: the name of a {@link CrmMood}; {@code works} by default
 */
public record ContactChange(
        @Nullable String name,
        @Nullable String email,
        @Nullable String crm) {}
