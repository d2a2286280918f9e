package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.inngestcdi.arquillian.placement.HelloResource;
import io.github.inngestcdi.arquillian.placement.Scanning;
import io.github.inngestcdi.arquillian.shop.RestApplication;
import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.Jvm;
import io.github.inngestcdi.servers.LiveHeap;
import io.github.inngestcdi.servers.Ports;
import io.github.inngestcdi.servers.Start;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
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
    private static final Duration AFTERWARDS = Duration.ofSeconds(40);

    /** What is not of the process's own main class. */
    private static final Pattern OURS = Pattern.compile("io\\.github\\.inngestcdi\\.(?!servers\\.)");

    private static final String EXTENSION = "io.github.inngestcdi.cdi.internal.InngestExtension";

    @Test
    void tenRedeploymentsLeaveNoClassNoThreadAndNoMemoryBehind() {
        try (var inngest =
                DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling())) {
            int port = Ports.free();
            // What is only softly reachable would look like a leak
            Start start = Start.of("redeployment").at(port).with("-XX:SoftRefLRUPolicyMSPerMB=0");
            try (var server = AppServer.start(start)) {
                Growth plain = redeploy(new Application(server, plain(), "plain/api/hello", round -> {}));
                Runs runs = new Runs(inngest, "shop");
                AtomicInteger rounds = new AtomicInteger();
                Growth ours = redeploy(new Application(
                        server,
                        shop(inngest, port),
                        "redeployed/api/inngest",
                        round -> order(server, runs, rounds.incrementAndGet(), round)));

                System.out.printf(
                        "Heap grown by %,d bytes, that of a plain application by %,d%n", ours.bytes(), plain.bytes());
                assertThat(ours.bytes() - Math.max(plain.bytes(), 0))
                        .as(() -> String.join("\n", ours.classes()))
                        .isLessThan(ALLOWED_GROWTH);
                await("nothing left")
                        .atMost(AFTERWARDS)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> assertNothingIsLeft(server));
            }
        }
    }

    private record Growth(long bytes, List<String> classes) {}

    /**
     * An application that comes and goes.
     *
     * @param path that answers while it is there
     * @param exercise has it do of everything a little
     */
    private record Application(AppServer server, Path war, String path, Consumer<String> exercise) {
        void use(String round) {
            server.deploy(war);
            await("deployed").atMost(PATIENCE).until(() -> status() == 200);
            exercise.accept(round);
        }

        void remove() {
            server.undeploy(war.getFileName().toString());
            await("undeployed").atMost(PATIENCE).until(() -> status() == 404);
        }

        private int status() {
            return Http.get(server.uri(path)).status();
        }
    }

    /** Redeploys it ten times, after pools of threads and of buffers, and caches, have grown to their size. */
    private static Growth redeploy(Application application) {
        for (int i = 0; i < WARM_UPS; i++) {
            leastWhileDeployed(application, "warm-up-" + i);
        }
        LiveHeap before = leastWhileDeployed(application, "before");
        for (int i = 1; i < REDEPLOYMENTS; i++) {
            application.use("again-" + i);
            application.remove();
        }
        LiveHeap after = leastWhileDeployed(application, "after");
        return new Growth(after.total() - before.total(), after.grownSince(before));
    }

    private static LiveHeap leastWhileDeployed(Application application, String round) {
        application.use(round);
        LiveHeap least = least(application.server());
        application.remove();
        return least;
    }

    private static Path shop(DevServer inngest, int port) {
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

    /** {@return one without a class of this project: what grows with it, is the server's} */
    private static Path plain() {
        return Wars.written(
                ShrinkWrap.create(WebArchive.class, "plain.war").addClasses(Scanning.class, HelloResource.class));
    }

    /** Waits until the application has synced itself, fires an event, and lets a run end and another wait. */
    private static void order(AppServer server, Runs runs, int round, String orderId) {
        await("synced").atMost(PATIENCE).until(() -> server.said("INNGEST-01064") >= round);
        Http.Reply placed = Http.post(server.uri("redeployed/api/shop/orders"), """
                {"orderId": "%s", "total": 3}""".formatted(orderId));
        assertThat(placed.status()).as(placed.text()).isEqualTo(204);
        assertThat(runs.ended("charge", orderId).path("output").asText()).isEqualTo("charged 3");
        runs.waiting("ship", orderId);
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
                                () -> Http.get(server.uri("nobody/there")).status(),
                                call -> new Thread(call, "caller-" + i).start()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** A client's own threads end some seconds after nobody holds it; the end of an undeployment is not seen from outside. */
    private static void assertNothingIsLeft(AppServer server) {
        callAtOnce(server);
        server.jvm().liveHeap();
        assertThat(ours(server.jvm())).isEmpty();
        assertThat(server.jvm().loaded(EXTENSION)).isLessThanOrEqualTo(HELD_BY_THE_SERVER);
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
