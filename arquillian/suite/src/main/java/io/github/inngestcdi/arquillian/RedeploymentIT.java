package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.inngestcdi.arquillian.shop.RestApplication;
import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.Jvm;
import io.github.inngestcdi.servers.LiveHeap;
import io.github.inngestcdi.servers.Ports;
import io.github.inngestcdi.servers.ServerKind;
import io.github.inngestcdi.servers.Start;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An application that comes and goes again and again on a running server, and leaves nothing behind. */
class RedeploymentIT {
    private static final int REDEPLOYMENTS = 10;
    private static final int WARM_UPS = 3;
    private static final int CALLERS = 16;
    private static final long ALLOWED_GROWTH = 2_000_000;

    /** Servers hold the last application until the next one, and one that a thread of theirs was made for. */
    private static final long HELD_BY_THE_SERVER = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What is not of the process's own main class. */
    private static final Pattern OURS = Pattern.compile("io\\.github\\.inngestcdi\\.(?!servers\\.)");

    private static final String EXTENSION = "io.github.inngestcdi.cdi.internal.InngestExtension";

    @Test
    void tenRedeploymentsLeaveNoClassNoThreadAndNoMemoryBehind() {
        try (var inngest =
                DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling())) {
            Runs runs = new Runs(inngest, "shop");
            int port = Ports.free();
            Path war = war(inngest, port);
            // What is only softly reachable would look like a leak
            Start start = Start.of("redeployment").at(port).with("-XX:SoftRefLRUPolicyMSPerMB=0");
            try (var server = AppServer.start(start)) {
                // Pools of threads and of buffers, and caches, grow to their size
                IntStream.range(0, WARM_UPS).forEach(i -> leastWhileDeployed(server, war, runs, "warm-up-" + i));
                LiveHeap before = leastWhileDeployed(server, war, runs, "before");
                IntStream.range(1, REDEPLOYMENTS).forEach(i -> useAndRemove(server, war, runs, "again-" + i));
                LiveHeap after = leastWhileDeployed(server, war, runs, "after");

                System.out.printf(
                        "Heap after GC: %,d bytes, and %,d after ten redeployments%n", before.total(), after.total());
                assertThat(after.total() - before.total())
                        .as(() -> String.join("\n", after.grownSince(before)))
                        .isLessThan(ALLOWED_GROWTH + keptByTheServer());
                assertThat(threadsOfOurs(server.jvm())).isEmpty();
                assertThat(loadersOfOurs(server)).isLessThanOrEqualTo(HELD_BY_THE_SERVER);
            }
        }
    }

    private static Path war(DevServer inngest, int port) {
        return Wars.written(Wars.of(
                        "redeployed",
                        Map.of(
                                "inngest.app-id",
                                "shop",
                                "inngest.dev",
                                inngest.uri().toString(),
                                "inngest.serve-origin",
                                "http://127.0.0.1:" + port))
                .addPackage(RestApplication.class.getPackage()));
    }

    private static LiveHeap leastWhileDeployed(AppServer server, Path war, Runs runs, String orderId) {
        use(server, war, runs, orderId);
        LiveHeap least = least(server);
        remove(server, war);
        return least;
    }

    private static void useAndRemove(AppServer server, Path war, Runs runs, String orderId) {
        use(server, war, runs, orderId);
        remove(server, war);
    }

    /** Deploys the application, waits until it has synced itself, and has it do of everything a little. */
    private static void use(AppServer server, Path war, Runs runs, String orderId) {
        long synced = syncs(server);
        server.deploy(war);
        await("deployed").atMost(PATIENCE).until(() -> status(server) == 200);
        await("synced").atMost(PATIENCE).until(() -> syncs(server) > synced);
        Http.Reply placed = Http.post(server.uri("redeployed/api/shop/orders"), """
                {"orderId": "%s", "total": 3}""".formatted(orderId));
        assertThat(placed.status()).as(placed.text()).isEqualTo(204);
        assertThat(runs.ended("charge", orderId).path("output").asText()).isEqualTo("charged 3");
        runs.waiting("ship", orderId);
    }

    private static void remove(AppServer server, Path war) {
        server.undeploy(war.getFileName().toString());
        await("undeployed").atMost(PATIENCE).until(() -> status(server) == 404);
    }

    private static int status(AppServer server) {
        return Http.get(server.uri("redeployed/api/inngest")).status();
    }

    private static long syncs(AppServer server) {
        return server.log()
                .lines()
                .filter(line -> line.contains("INNGEST-01064"))
                .count();
    }

    /** {@return the least of some measurements: threads of the server let go of things in their own time} */
    private static LiveHeap least(AppServer server) {
        return IntStream.range(0, 5)
                .mapToObj(i -> {
                    callAtOnce(server);
                    pause();
                    return server.jvm().liveHeap();
                })
                .min(Comparator.comparing(LiveHeap::total))
                .orElseThrow();
    }

    /** Has every thread of the server take a request: on WildFly an idle one holds the last it took, with its application. */
    private static void callAtOnce(AppServer server) {
        CompletableFuture.allOf(IntStream.range(0, CALLERS)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> status(server), call -> new Thread(call, "caller-" + i).start()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** A client's own threads end some seconds after nobody holds it any more. */
    private static List<String> threadsOfOurs(Jvm jvm) {
        for (int i = 0; i < 20 && !ours(jvm).isEmpty(); i++) {
            jvm.liveHeap();
            pause();
        }
        return ours(jvm);
    }

    private static long keptByTheServer() {
        return REDEPLOYMENTS * ServerKind.ofTheBuild().keptPerDeployment();
    }

    /** The end of an undeployment is not seen from outside. */
    private static long loadersOfOurs(AppServer server) {
        for (int i = 0; i < 20 && server.jvm().loaded(EXTENSION) > HELD_BY_THE_SERVER; i++) {
            callAtOnce(server);
            server.jvm().liveHeap();
            pause();
        }
        return server.jvm().loaded(EXTENSION);
    }

    private static List<String> ours(Jvm jvm) {
        return jvm.threads().stream()
                .filter(thread -> OURS.matcher(thread).find() || thread.startsWith("\"HttpClient-"))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
