package io.github.inngestcdi.devserver.internal.app;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An app that has registered.
 *
 * @param url where it answers, its query left out: where this server asks it to register again
 * @param checksum of the registration: unchanged means nothing to do
 * @param syncId of the last registration that changed something
 */
public record App(
        String name,
        UUID id,
        URI url,
        String sdk,
        String framework,
        List<FunctionConfig> functions,
        String checksum,
        UUID syncId,
        int version,
        Instant syncedAt) {

    public App {
        functions = List.copyOf(functions);
    }
}
