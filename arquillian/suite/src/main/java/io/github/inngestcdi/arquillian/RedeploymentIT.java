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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An application that comes and goes again and again on a running server, and leaves nothing behind. */
@Order(RedeploymentIT.FIRST)
class RedeploymentIT {
    /** This class takes longest, so it starts first: the class that ends last runs alone. */
    static final int FIRST = 1;

    private static final int REDEPLOYMENTS = 10;
    private static final int WARM_UPS = 5;
    private static final int CALLERS = 16;
    private static final int MAX_MEASUREMENTS = 5;
    private static final long ALLOWED_GROWTH = 2_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AFTERWARDS = Duration.ofSeconds(40);

    /** The classes of this project, without the main class of the server's process. */
    private static final Pattern OURS = Pattern.compile("io\\.github\\.inngestcdi\\.(?!servers\\.)");

    @Test
    void tenRedeploymentsLeaveNoClassNoThreadAndNoMemoryBehind() {
        try (var inngest =
                DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling())) {
            int port = Ports.free();
            // Softly reachable objects would look like a leak
            var start = Start.of("redeployment").withPort(port).withJavaOption("-XX:SoftRefLRUPolicyMSPerMB=0");
            try (var server = AppServer.start(start)) {
                var runs = new Runs(inngest, "shop");
                var rounds = new AtomicInteger();
                var shop = new Application(server, shop(inngest, port), "redeployed/api/inngest");
                Runnable order = () -> order(server, runs, rounds.incrementAndGet());

                var ours = redeploy(shop, order, ALLOWED_GROWTH);
                long keptByTheServer = 0;
                // The growth of a plain application matters only if the growth of ours is too large
                if (ours.bytes() >= ALLOWED_GROWTH) {
                    var plain = new Application(server, plain(), "redeployed-plain/api/hello");
                    keptByTheServer = Math.max(redeploy(plain, () -> {}, 0).bytes(), 0);
                }

                System.out.printf(
                        "Heap grown by %,d bytes, that of a plain application by %,d%n", ours.bytes(), keptByTheServer);
                assertThat(ours.bytes() - keptByTheServer)
                        .as(String.join("\n", ours.classes()))
                        .isLessThan(ALLOWED_GROWTH);
                await("nothing left")
                        .atMost(AFTERWARDS)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> assertNothingIsLeft(shop));
            }
        }
    }

    private record Growth(long bytes, List<String> classes) {}

    /**
     * Redeploys an application ten times. Pools of threads and buffers, and caches, have grown to their full size before.
     *
     * @param exercise uses each feature of the application once
     * @param allowed the growth below which the heap is not measured again
     */
    private static Growth redeploy(Application application, Runnable exercise, long allowed) {
        comeAndGo(WARM_UPS, application, exercise);
        var before = leastWhileDeployed(application, exercise, 0);
        comeAndGo(REDEPLOYMENTS - 1, application, exercise);
        var after = leastWhileDeployed(application, exercise, before.total() + allowed);
        return new Growth(after.total() - before.total(), after.grownSince(before));
    }

    private static void comeAndGo(int times, Application application, Runnable exercise) {
        for (int i = 0; i < times; i++) {
            application.deploy();
            exercise.run();
            application.undeploy();
        }
    }

    private static LiveHeap leastWhileDeployed(Application application, Runnable exercise, long enough) {
        application.deploy();
        exercise.run();
        var least = least(application.server(), enough);
        application.undeploy();
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

    /** {@return an application without a class of this project: its growth is the server's} */
    private static Path plain() {
        return Wars.written(ShrinkWrap.create(WebArchive.class, "redeployed-plain.war")
                .addClasses(Scanning.class, HelloResource.class));
    }

    /** Waits for the sync of the application, fires an event, and waits until one run has ended and another one waits. */
    private static void order(AppServer server, Runs runs, int round) {
        var orderId = "order-" + round;
        await("synced").atMost(PATIENCE).until(() -> server.linesContaining("INNGEST-01064") >= round);
        var placed = Http.post(server.uri("redeployed/api/shop/orders"), """
                {"orderId": "%s", "total": 3}""".formatted(orderId));
        assertThat(placed.status()).as(placed.text()).isEqualTo(204);
        assertThat(runs.ended("charge", orderId).path("output").asText()).isEqualTo("charged 3");
        runs.waiting("ship", orderId);
    }

    /**
     * {@return the smallest of a few measurements} The first heap below {@code enough} is the last measurement. The threads of
     * the server release objects at any time, so a single measurement may be too large.
     */
    private static LiveHeap least(AppServer server, long enough) {
        var least = measured(server);
        for (int i = 1; i < MAX_MEASUREMENTS && least.total() >= enough; i++) {
            least = BinaryOperator.minBy(Comparator.comparing(LiveHeap::total)).apply(least, measured(server));
        }
        return least;
    }

    private static LiveHeap measured(AppServer server) {
        callAtOnce(server);
        pause();
        return server.jvm().liveHeap();
    }

    /** Sends a request to each thread of the server: on WildFly an idle thread keeps its last request, with its application. */
    private static void callAtOnce(AppServer server) {
        CompletableFuture.allOf(IntStream.range(0, CALLERS)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> Http.get(server.uri("no/such/path")).status(),
                                call -> new Thread(call, "caller-" + i).start()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** The threads of an HTTP client end some seconds after it is unreachable, and the end of an undeployment is not visible. */
    private static void assertNothingIsLeft(Application application) {
        callAtOnce(application.server());
        application.assertNothingIsLeft(Set.of(), 0);
        assertThat(ours(application.server().jvm())).isEmpty();
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
