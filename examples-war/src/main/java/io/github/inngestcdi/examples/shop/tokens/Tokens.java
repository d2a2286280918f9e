package io.github.inngestcdi.examples.shop.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the issued tokens in memory until they are removed. */
@ApplicationScoped
public class Tokens {
    private final Map<String, Token> byValue = new ConcurrentHashMap<>();

    Clock clock = Clock.systemUTC();
    private Duration lifetime = Duration.ZERO;

    @Inject
    void liveFor(@ConfigProperty(name = "shop.tokens.lifetime") Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** {@return a new token, valid for the configured lifetime} */
    public Token issue() {
        var token = new Token(UUID.randomUUID().toString(), clock.instant().plus(lifetime));
        byValue.put(token.value(), token);
        return token;
    }

    /** {@return the tokens, ordered by the time at which they expire} */
    public List<Token> all() {
        return byValue.values().stream()
                .sorted(Comparator.comparing(Token::expires))
                .toList();
    }

    /** Removes the expired tokens. {@return the number of removed tokens} */
    public int removeExpired() {
        var now = clock.instant();
        var expired =
                all().stream().filter(token -> !token.expires().isAfter(now)).toList();
        expired.forEach(token -> byValue.remove(token.value()));
        return expired.size();
    }
}
