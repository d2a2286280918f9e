package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.util.Optional;

/** Tells who is answered: in cloud mode the Inngest Server alone, which signs; in dev mode everyone. */
final class Authentication {
    private final InngestSettings settings;
    private final Signature signature;

    Authentication(InngestSettings settings, Signature signature) {
        this.settings = settings;
        this.signature = signature;
    }

    /**
     * Turns away who has not even tried to sign, before anything of the body is read.
     *
     * @throws BadRequest if {@code request} must be signed and is not
     */
    void requireSignature(ServeRequest request) {
        if (isRequired(request) && request.header(Signature.HEADER).isEmpty()) {
            throw ServeMessages.unauthorized(request.method(), "it is not signed");
        }
    }

    /**
     * {@return the key that {@code body} is signed with; empty if it need not be signed}
     *
     * @throws BadRequest if it must be, and its signature does not hold
     */
    Optional<Secret> keyOf(ServeRequest request, byte[] body) {
        if (settings.dev()) {
            return Optional.empty();
        }
        Optional<Secret> key = request.header(Signature.HEADER).flatMap(value -> signature.verify(value, body));
        if (key.isEmpty() && isRequired(request)) {
            throw ServeMessages.unauthorized(request.method(), "its signature is wrong or too old");
        }
        return key;
    }

    private boolean isRequired(ServeRequest request) {
        return !settings.dev() && !(request.method().equals("PUT") && settings.unauthedSync());
    }
}
