package io.github.inngestcdi.examples.shop.users;

import org.jspecify.annotations.Nullable;

/** The body of a registration, before it is checked. */
public record NewUser(@Nullable String name, @Nullable String email) {}
