package io.github.inngestcdi.devserver.internal.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Digests;
import io.github.inngestcdi.devserver.internal.protocol.ServerIds;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Tokens that let a browser listen to some topics for a minute: JSON Web Tokens under a secret of this server. */
public final class RealtimeTokens {
    private static final String ISSUER = "rt.inngest.com";
    private static final Duration VALID = Duration.ofMinutes(1);
    private static final String HEADER =
            encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final byte[] secret = new byte[32];

    public RealtimeTokens() {
        new SecureRandom().nextBytes(secret);
    }

    /** {@return a token for {@code topics}, an array of objects with a {@code channel} and a {@code name}} */
    public String issue(JsonNode topics, Instant now) {
        var claims = Json.object()
                .put("iss", ISSUER)
                .put("sub", ServerIds.NONE)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(VALID).getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .put("env", ServerIds.ENVIRONMENT)
                .put("publish", false);
        claims.set("topics", topics);
        var unsigned = HEADER + "." + encoded(Json.write(claims));
        return unsigned + "." + encoded(signature(unsigned));
    }

    /** {@return the claims of {@code token}, if this server issued it and it has not expired} */
    public Optional<ObjectNode> claims(String token, Instant now) {
        int end = token.lastIndexOf('.');
        if (!token.startsWith(HEADER + ".") || end <= HEADER.length()) {
            return Optional.empty();
        }
        try {
            var unsigned = token.substring(0, end);
            var signed = Base64.getUrlDecoder().decode(token.substring(end + 1));
            if (!Digests.equal(signed, signature(unsigned))) {
                return Optional.empty();
            }
            return Json.tryRead(Base64.getUrlDecoder().decode(unsigned.substring(HEADER.length() + 1)))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .filter(claims -> claims.path("exp").asLong() > now.getEpochSecond());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] signature(String text) {
        return Digests.hmacSha256(secret, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
