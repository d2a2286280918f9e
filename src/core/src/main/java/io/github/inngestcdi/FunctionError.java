package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * An error as it travels: what a step or function threw, in any language.
 *
 * @param name the error's type: the class name of a Java exception
 * @param message its message; empty if it had none
 * @param stack its stack trace as text; {@code null} if unknown
 * @param cause what caused it; {@code null} if nothing did
 * @since 0.1
 */
public record FunctionError(
        String name,
        String message,
        @Nullable String stack,
        @Nullable FunctionError cause) {}
