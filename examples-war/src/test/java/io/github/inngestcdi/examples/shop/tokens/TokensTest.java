package io.github.inngestcdi.examples.shop.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Tokens tokens = new Tokens();

    @BeforeEach
    void atNoon() {
        tokens.liveFor(Duration.ofSeconds(30));
        at(NOON);
    }

    @Test
    void removesExpiredTokens() {
        tokens.issue();
        at(NOON.plusSeconds(10));
        var later = tokens.issue();

        at(NOON.plusSeconds(30));
        int removed = tokens.removeExpired();

        assertThat(removed).isEqualTo(1);
        assertThat(tokens.all()).containsExactly(later);
    }

    @Test
    void removesNothingTheSecondTime() {
        tokens.issue();
        at(NOON.plusSeconds(60));
        tokens.removeExpired();

        assertThat(tokens.removeExpired()).isZero();
    }

    @Test
    void listsTheTokenThatExpiresFirstInFront() {
        var first = tokens.issue();
        at(NOON.plusSeconds(1));
        var second = tokens.issue();

        assertThat(tokens.all()).containsExactly(first, second);
        assertThat(first.expires()).isEqualTo(NOON.plusSeconds(30));
    }

    private void at(Instant time) {
        tokens.clock = Clock.fixed(time, ZoneOffset.UTC);
    }
}
