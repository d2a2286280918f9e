package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.inngestcdi.servers.AppServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An application that comes and goes on a running server.
 *
 * @param path answers while the application is there
 */
record Application(AppServer server, Path war, String path) {
    /** Each deployment has one instance of it, and a class loader that loads it. */
    static final String EXTENSION = "io.github.inngestcdi.cdi.internal.InngestExtension";

    /** A server keeps the last application until the next one, and the one in whose context it created a thread. */
    private static final long KEPT_BY_THE_SERVER = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    void deploy() {
        server.deploy(war);
        await("deployed").atMost(PATIENCE).until(() -> status() == 200);
    }

    void undeploy() {
        server.undeploy(war.getFileName().toString());
        await("undeployed").atMost(PATIENCE).until(() -> status() == 404);
    }

    /**
     * Checks, after a full collection, that no more deployments are alive than a server keeps.
     *
     * @param singletons classes of which each deployment has one instance, beside the extension
     * @param otherLoaders the number of class loaders that the server keeps beyond that
     */
    void assertNothingIsLeft(Set<String> singletons, long otherLoaders) {
        assertThat(alive(singletons))
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(KEPT_BY_THE_SERVER));
        assertThat(loaders()).as("class loaders alive").isLessThanOrEqualTo(KEPT_BY_THE_SERVER + otherLoaders);
    }

    /** {@return the number of live instances of the extension and of each of {@code singletons}, after a full collection} */
    Map<String, Long> alive(Set<String> singletons) {
        var instances = server.jvm().liveHeap().instances();
        var alive = new TreeMap<String, Long>();
        alive.put(EXTENSION, instances.getOrDefault(EXTENSION, 0L));
        singletons.forEach(name -> alive.put(name, instances.getOrDefault(name, 0L)));
        return alive;
    }

    /** {@return the number of class loaders that have loaded the extension} */
    long loaders() {
        return server.jvm().loaded(EXTENSION);
    }

    private int status() {
        return Http.get(server.uri(path)).status();
    }
}
