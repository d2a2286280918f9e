package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import java.io.IOException;
import java.util.Optional;

/** Admits requests: those that are signed, or need not be, and whose body is complete and not too large. */
final class Gate {
    private final InngestSettings settings;
    private final Authentication authentication;
    private final FailureResponses failures;

    Gate(InngestSettings settings, Authentication authentication, FailureResponses failures) {
        this.settings = settings;
        this.authentication = authentication;
        this.failures = failures;
    }

    /** {@return whether {@code request} is answered; reads no byte of a body whose request should be signed and is not} */
    Admission admit(ServeRequest request) {
        try {
            authentication.requireSignature(request);
            var body = read(request);
            return new Admission.Admitted(request, body, authentication.keyOf(request, body));
        } catch (RuntimeException e) {
            return new Admission.Refused(failures.of(request, e, Optional.empty()));
        }
    }

    private byte[] read(ServeRequest request) {
        try {
            var body = BodyReader.read(request, settings.maxBodySize());
            if (body.length == settings.maxBodySize() && request.body().read() >= 0) {
                throw ServeMessages.bodyTooLarge(settings.maxBodySize());
            }
            return body;
        } catch (IOException e) {
            throw ServeMessages.bodyUnreadable();
        }
    }
}
