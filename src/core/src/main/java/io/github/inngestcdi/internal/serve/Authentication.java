package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.json.JsonPlatform;
import java.util.Optional;

/** Authenticates callers: in cloud mode the Inngest Server alone is answered, which signs; in dev mode everyone. */
final class Authentication {
    private final InngestSettings settings;
    private final Signature signature;
    private final ServerKind serverKind;
    private final JsonPlatform json;

    Authentication(InngestSettings settings, Signature signature, ServerKind serverKind, JsonPlatform json) {
        this.settings = settings;
        this.signature = signature;
        this.serverKind = serverKind;
        this.json = json;
    }

    /**
     * Refuses a request without a signature, before anything of its body is read.
     *
     * @throws BadRequest if {@code request} must be signed and is not
     */
    void requireSignature(ServeRequest request) {
        if (isRequired(request) && request.header(Signature.HEADER).isEmpty()) {
            throw unauthorized(request, "it is not signed");
        }
    }

    /**
     * {@return the key that {@code body} is signed with; empty if it need not be signed}
     *
     * @throws BadRequest if it must be signed, and its signature is not valid
     */
    Optional<Secret> keyOf(ServeRequest request, byte[] body) {
        if (settings.dev()) {
            return Optional.empty();
        }
        var key = request.header(Signature.HEADER).flatMap(value -> verify(value, body));
        if (key.isEmpty() && isRequired(request)) {
            throw unauthorized(request, "its signature is wrong or too old");
        }
        return key;
    }

    /** The body is signed in its canonical form, and comes in that form unless a proxy has rewritten it. */
    private Optional<Secret> verify(String header, byte[] body) {
        var key = signature.verify(header, body);
        return key.isEmpty() && signature.isCurrent(header) ? verifyRewritten(header, body) : key;
    }

    /** One at a time, as anyone can send large bodies here, and a parsed one takes many times its size. */
    private Optional<Secret> verifyRewritten(String header, byte[] body) {
        synchronized (signature) {
            return CanonicalJson.of(body, json).flatMap(canonical -> signature.verify(header, canonical));
        }
    }

    private boolean isRequired(ServeRequest request) {
        return !settings.dev() && !(request.method().equals("PUT") && settings.unauthedSync());
    }

    /** {@return the refusal; its reason, for the log, may be that the wrong kind of server asks} */
    private BadRequest unauthorized(ServeRequest request, String why) {
        return serverKind
                .mistake(request)
                .map(mistake -> new BadRequest(401, "Unauthorized", mistake))
                .orElseGet(() -> ServeMessages.unauthorized(request.method(), why));
    }
}
