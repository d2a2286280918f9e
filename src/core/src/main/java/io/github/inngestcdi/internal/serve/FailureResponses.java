package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Makes the response to a request that fails, and logs the failure. */
final class FailureResponses {
    private final Logger logger = System.getLogger("io.github.inngestcdi");
    private final InngestSettings settings;
    private final Responses responses;
    private final RefusalLog refusals;

    FailureResponses(InngestSettings settings, Responses responses, RefusalLog refusals) {
        this.settings = settings;
        this.responses = responses;
        this.refusals = refusals;
    }

    /** {@return the response to {@code request}, which {@code key} has signed and {@code e} has ended} */
    ServeResponse of(ServeRequest request, RuntimeException e, Optional<Secret> key) {
        if (e instanceof BadRequest refusal) {
            refusals.record(refusal, settings.dev() || key.isPresent());
            return responses.failure(refusal.status(), refusal.name(), String.valueOf(e.getMessage()), key);
        }
        if (e instanceof InngestException) {
            logger.log(Level.WARNING, "{0}", e.getMessage());
            return responses.failure(500, "InngestException", String.valueOf(e.getMessage()), key);
        }
        var message = ServeMessages.failed(request.method());
        logger.log(Level.ERROR, message, e);
        return responses.failure(500, "InternalError", message, key);
    }
}
