package io.github.inngestcdi.servers;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/**
 * Payara Server. It receives its own administration commands: from a file at the start, and over HTTP later.
 *
 * <p>Each process has its own domain, created from the server's default domain. MicroProfile Health and Telemetry are
 * always available.
 */
public final class PayaraServer implements ServerKind {
    private static final String DOMAIN = "domain1";

    /** The last command of the start. */
    private static final String LAST = "uptime";

    private static final Pattern ADMIN_PORT = Pattern.compile("Network Listener admin-listener .*:(\\d+)]");

    private final Path directory;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The last command. The next one waits for it: the server does not deploy an application before its undeployment. */
    private CompletableFuture<?> lastCommand = CompletableFuture.completedFuture(null);

    PayaraServer(Path directory) {
        this.directory = directory.resolve("payara6").resolve("glassfish");
    }

    /** {@return the administration port on 127.0.0.1 of {@code server}, which must be of this kind} */
    public static int adminPort(AppServer server) {
        var port = ADMIN_PORT.matcher(server.log());
        if (!port.find()) {
            throw new IllegalStateException("The server is not up.");
        }
        return Integer.parseInt(port.group(1));
    }

    @Override
    public String name() {
        return "payara-server";
    }

    @Override
    public ProcessBuilder prepare(Start start) throws IOException {
        var original = directory.resolve("domains").resolve(DOMAIN);
        var domain = start.home().resolve(DOMAIN);
        Directories.copy(original, domain);
        configure(start, original.resolve("config/domain.xml"), domain.resolve("config/domain.xml"));
        Files.writeString(
                domain.resolve("config/logging.properties"),
                "com.sun.enterprise.server.logging.UniformLogFormatter.ansiColor=false\n",
                StandardOpenOption.APPEND);
        var commands = Files.write(
                start.home().resolve("postboot.txt"),
                Stream.concat(start.wars().stream().map(war -> "deploy " + war), Stream.of(LAST))
                        .toList());
        var builder = new ProcessBuilder(
                        Java.executable(),
                        "-jar",
                        directory.resolve("lib/client/appserver-cli.jar").toString(),
                        "start-domain",
                        "--verbose",
                        "--postbootcommandfile",
                        commands.toString(),
                        "--domaindir",
                        start.home().toString(),
                        DOMAIN)
                .directory(start.home().toFile());
        builder.environment().put("AS_JAVA", Java.home().toString());
        return builder;
    }

    @Override
    public boolean isUp(String log) {
        return log.contains("Boot Command " + LAST + " returned");
    }

    @Override
    public void deploy(AppServer server, Path war) {
        send(server, "deploy", war.toString());
    }

    @Override
    public void undeploy(AppServer server, String fileName) {
        send(server, "undeploy", fileName.replaceFirst("\\.war$", ""));
    }

    private void send(AppServer server, String command, String operand) {
        var uri = URI.create("http://127.0.0.1:%d/__asadmin/%s?DEFAULT=%s"
                .formatted(adminPort(server), command, URLEncoder.encode(operand, StandardCharsets.UTF_8)));
        var request = HttpRequest.newBuilder(uri).build();
        lastCommand = lastCommand.thenCompose(before -> http.sendAsync(request, BodyHandlers.discarding()));
    }

    private static void configure(Start start, Path original, Path target) throws IOException {
        var temporary = Files.createDirectories(start.home().resolve("tmp"));
        var options = Stream.concat(start.javaOptions().stream(), Stream.of("-Djava.io.tmpdir=" + temporary))
                .map(option -> "<jvm-options>" + option + "</jvm-options>")
                .collect(Collectors.joining());
        var stylesheet = Directories.write(
                "payara-server/domain.xsl",
                start.home().resolve("domain.xsl"),
                Map.of(
                        "port", Integer.toString(start.port()),
                        "port.admin", Integer.toString(Ports.free()),
                        "port.iiop", Integer.toString(Ports.free()),
                        "java.options", options));
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer(new StreamSource(stylesheet.toFile()))
                    .transform(new StreamSource(original.toFile()), new StreamResult(target.toFile()));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }
}
