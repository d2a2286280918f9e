package io.github.inngestcdi.benchmarks;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.benchmarks.deploy.DeployClock;
import io.github.inngestcdi.benchmarks.deploy.StepOfNothing;
import io.github.inngestcdi.benchmarks.deploy.TenFunctions;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.ServerKind;
import io.github.inngestcdi.servers.Start;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Measures the time that the extension adds to the deployment of an application with 100 functions. The reference is an
 * application with the same classes and jars, but without the files through which the server finds the extension. Each
 * application is deployed several times as the first one of a server, and then repeatedly on one server, in turns. The
 * figures are medians in milliseconds.
 */
public final class DeployTime {
    private static final int STARTS = 3;
    private static final int REDEPLOYMENTS = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern TIME = Pattern.compile(DeployClock.SAYS + "(\\d+);");

    private final ServerKind kind;
    private final Path directory;
    private final Path with;
    private final Path without;

    private DeployTime(ServerKind kind, Path directory) {
        this.kind = kind;
        this.directory = directory;
        with = Wars.written(functions(Wars.withJars("with")), directory);
        without = Wars.written(
                functions(ShrinkWrap.create(WebArchive.class, "without.war"))
                        .addClass(StepOfNothing.class)
                        .addAsLibraries(unnoticed(Step.class, "core.jar"), unnoticed(Workflow.class, "cdi.jar")),
                directory);
    }

    /** Prints the figures as one JSON object; the arguments are the build directory and the server's name. */
    public static void main(String[] arguments) throws InterruptedException {
        var directory = Path.of(arguments[0]);
        new DeployTime(ServerKind.named(arguments[1], directory.resolve("servers")), directory).measure();
    }

    private void measure() throws InterruptedException {
        List<Double> firstWith = new ArrayList<>();
        List<Double> firstWithout = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            firstWith.add(first(with, 1));
            firstWithout.add(first(without, 0));
        }
        List<Double> laterWith = new ArrayList<>();
        List<Double> laterWithout = new ArrayList<>();
        try (var server = AppServer.start(kind, start())) {
            for (int i = 0; i < REDEPLOYMENTS; i++) {
                laterWith.add(redeployed(server, with));
                laterWithout.add(redeployed(server, without));
            }
            requireFunctions(server, REDEPLOYMENTS);
        }
        System.out.println(Json.createObjectBuilder()
                .add("server", kind.name())
                .add("functions", 100)
                .add("addedMillis", Figures.rounded(Figures.median(laterWith) - Figures.median(laterWithout), 1))
                .add("withMillis", Figures.rounded(Figures.median(laterWith), 1))
                .add("withoutMillis", Figures.rounded(Figures.median(laterWithout), 1))
                .add("firstAddedMillis", Figures.rounded(Figures.median(firstWith) - Figures.median(firstWithout), 1))
                .add("firstWithMillis", Figures.rounded(Figures.median(firstWith), 1))
                .add("firstWithoutMillis", Figures.rounded(Figures.median(firstWithout), 1))
                .build());
    }

    private Start start() {
        return Start.in(directory, "deploy-time").withJavaOptions(List.of("-Xmx512m"));
    }

    private double first(Path war, int withFunctions) {
        try (var server = AppServer.start(kind, start().withWars(List.of(war)))) {
            requireFunctions(server, withFunctions);
            return times(server).get(0);
        }
    }

    /** Without the functions the measurement would be meaningless. */
    private static void requireFunctions(AppServer server, int deployments) {
        if (server.linesContaining("INNGEST-01060: 100 functions") != deployments) {
            throw new IllegalStateException("Not 100 functions each time:%n%s".formatted(server.log()));
        }
    }

    private static double redeployed(AppServer server, Path war) throws InterruptedException {
        int before = times(server).size();
        server.deploy(war);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (times(server).size() == before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s was not deployed in time:%n%s".formatted(war, server.log()));
            }
            Thread.sleep(100);
        }
        Thread.sleep(1000);
        server.undeploy(war.getFileName().toString());
        Thread.sleep(3000);
        return times(server).get(before);
    }

    private static List<Double> times(AppServer server) {
        return TIME.matcher(server.log())
                .results()
                .map(found -> Long.parseLong(found.group(1)) / 1000.0)
                .toList();
    }

    /**
     * {@return the war with the beans of all functions}
     *
     * <p>It needs a beans.xml, because an archive with an extension has no beans by default.
     */
    private static WebArchive functions(WebArchive war) {
        return war.addPackage(TenFunctions.class.getPackage())
                .deleteClass(StepOfNothing.class)
                .addAsWebInfResource(beansXml("annotated"), "beans.xml")
                .addAsServiceProvider(Extension.class, DeployClock.Began.class);
    }

    /** {@return a jar with the classes only: without extension, servlet initializer and bean discovery} */
    private static JavaArchive unnoticed(Class<?> type, String name) {
        var jar = Wars.jarOf(type, name);
        jar.delete("META-INF/services");
        jar.add(beansXml("none"), "META-INF/beans.xml");
        return jar;
    }

    private static StringAsset beansXml(String discovery) {
        return new StringAsset("""
                <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="%s"/>""".formatted(discovery));
    }
}
