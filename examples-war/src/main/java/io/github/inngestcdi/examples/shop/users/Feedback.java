package io.github.inngestcdi.examples.shop.users;

/** The body of a user's feedback, before it is checked. */
public record Feedback(int stars) {}
