package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestException;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of syncs so far, whoever asked for them: the app itself on start, the server, or somebody with curl.
 *
 * @param lastSuccess when the server last learned of the functions; empty if it has not
 * @param failure why it did not at the last try; empty if it did, or there was none
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
