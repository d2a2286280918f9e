package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestException;
import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of the syncs so far, whether the app on its start, the server or an operator has asked for them.
 *
 * @param lastSuccess the time of the last successful sync; empty if there is none
 * @param failure why the last sync has failed; empty if it has not, or there is none
 */
public record SyncState(Optional<Instant> lastSuccess, Optional<InngestException> failure) {
    private static final SyncState NONE = new SyncState(Optional.empty(), Optional.empty());

    /** {@return the state before the first try} */
    public static SyncState none() {
        return NONE;
    }

    static SyncState succeeded(Instant at) {
        return new SyncState(Optional.of(at), Optional.empty());
    }

    SyncState failed(InngestException reason) {
        return new SyncState(lastSuccess, Optional.of(reason));
    }
}
