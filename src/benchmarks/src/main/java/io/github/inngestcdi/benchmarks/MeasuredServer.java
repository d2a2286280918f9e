package io.github.inngestcdi.benchmarks;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.benchmarks.app.MeasuredApplication;
import io.github.inngestcdi.cdi.Workflow;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Payara Micro in a process of its own, with the application that is measured. */
final class MeasuredServer implements AutoCloseable {
    private static final int START_SECONDS = 180;

    private final Process process;
    private final int port;
    private final Path log;

    private MeasuredServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it and returns when it answers. */
    static MeasuredServer start(Path directory) throws IOException, InterruptedException {
        Path war = directory.resolve("measured.war");
        war().as(ZipExporter.class).exportTo(war.toFile(), true);
        int port = freePort();
        Path log = directory.resolve("payara.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-jar",
                        directory.resolve("payara-micro.jar").toString(),
                        "--nohazelcast",
                        "--disablephonehome",
                        "--port",
                        Integer.toString(port),
                        "--contextroot",
                        "bench",
                        "--deploy",
                        war.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        MeasuredServer server = new MeasuredServer(process, port, log);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        server.awaitReady();
        return server;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port + "/bench/api/inngest?fnId=bench-many-steps&stepId=step");
    }

    URI bare() {
        return URI.create("http://127.0.0.1:" + port + "/bench/api/bare");
    }

    private static WebArchive war() {
        return ShrinkWrap.create(WebArchive.class)
                .addPackage(MeasuredApplication.class.getPackage())
                .addAsResource(
                        new StringAsset("inngest.app-id=bench\ninngest.dev=true\n"),
                        "META-INF/microprofile-config.properties")
                .addAsLibraries(jarOf(Step.class, "inngest-core.jar"), jarOf(Workflow.class, "inngest-cdi.jar"));
    }

    private static JavaArchive jarOf(Class<?> type, String name) {
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, name);
        File source = sourceOf(type);
        return source.isDirectory()
                ? jar.as(ExplodedImporter.class).importDirectory(source).as(JavaArchive.class)
                : jar.as(ZipImporter.class).importFrom(source).as(JavaArchive.class);
    }

    private static File sourceOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(endpoint()).GET().build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        close();
        throw new IllegalStateException(
                "Payara Micro did not come up; its log, %s, ends with:%n%s".formatted(log, lastLines()));
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
