package io.github.inngestcdi.examples.shop.users;

/** The body of a user's feedback, as it came in. */
public record Feedback(int stars) {}
