package io.github.inngestcdi.examples.shop.tokens;

import java.time.Instant;

/**
 * An access token with a limited lifetime.
 *
 * @param value the text that the holder presents
 * @param expires the time from which the token is no longer valid
 */
public record Token(String value, Instant expires) {}
