package io.github.inngestcdi.benchmarks;

import io.github.inngestcdi.benchmarks.app.MeasuredApplication;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.ServerKind;
import io.github.inngestcdi.servers.Start;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** A server in a separate process, with the measured application. */
final class MeasuredServer implements AutoCloseable {
    private final AppServer server;

    private MeasuredServer(AppServer server) {
        this.server = server;
    }

    /**
     * Starts a server and returns when it answers.
     *
     * @param directory the build directory
     * @throws IllegalStateException if it does not answer; the message has its log
     */
    static MeasuredServer start(ServerKind kind, Path directory) throws IOException, InterruptedException {
        var war = Wars.written(Wars.withJars("bench").addPackage(MeasuredApplication.class.getPackage()), directory);
        var started = new MeasuredServer(AppServer.start(
                kind,
                Start.in(directory, "load").withJavaOptions(List.of("-Xmx1g")).withWars(List.of(war))));
        started.checkAnswers();
        return started;
    }

    URI endpoint() {
        return server.uri("bench/api/inngest?fnId=bench-many-steps&stepId=step");
    }

    URI bare() {
        return server.uri("bench/api/bare");
    }

    private void checkAnswers() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint()).GET().build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            close();
            throw new IllegalStateException("The endpoint answered %d:%n%s".formatted(status, server.log()));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
