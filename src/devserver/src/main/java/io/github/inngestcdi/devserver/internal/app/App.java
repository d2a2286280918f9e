package io.github.inngestcdi.devserver.internal.app;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An app that has registered.
 *
 * @param url the URL at which it answers, without a query: this server sends requests to register again there
 * @param checksum the checksum of the registration: with the same checksum nothing has changed
 * @param syncId the id of the last registration that changed something
 * @param version the number of its registrations that changed something; {@link #UNREGISTERED} before that
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

    /** The version of an app before it is registered. */
    public static final int UNREGISTERED = 0;

    public App {
        functions = List.copyOf(functions);
    }

    /** {@return this app and its functions with another version} */
    public App withVersion(int number) {
        var numbered =
                functions.stream().map(function -> function.withVersion(number)).toList();
        return new App(name, id, url, sdk, framework, numbered, checksum, syncId, number, syncedAt);
    }
}
