package io.github.inngestcdi;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A request to the Inngest Server failed: the server could not be reached, or it refused. The message names the server, the
 * status and what to do.
 *
 * @since 0.1
 */
public class InngestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final List<String> acceptedIds;

    /** Carries the status, or 0 if there was no answer, and the ids of the events that were accepted all the same. */
    public InngestException(String message, int status, List<String> acceptedIds, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.acceptedIds = List.copyOf(acceptedIds);
    }

    /** {@return the HTTP status of the answer; empty if there was none} */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** {@return the ids of the events that the server accepted before the failure} */
    public List<String> acceptedIds() {
        return acceptedIds;
    }
}
