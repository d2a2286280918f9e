package io.github.inngestcdi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user sees it: a process that is started, used, and ended. */
class DemoIT {
    private static final Duration START = Duration.ofMinutes(3);

    private final Http http = new Http();
    private final Properties ports = new Properties();

    @TempDir
    Path directory;

    private Path console;
    private Process demo;

    @BeforeEach
    void findPorts() throws IOException {
        console = directory.resolve("console.txt");
        FreePorts.into(ports);
    }

    @AfterEach
    void end() throws InterruptedException {
        demo.destroyForcibly().waitFor();
    }

    @Test
    void survivesAKilledAppAndLeavesNoProcessBehind() throws Exception {
        demo = start();
        within(START).until(() -> text().contains("Press Ctrl-C to stop."));
        assertThat(text().lines().filter(line -> line.contains("http://")))
                .containsExactly(
                        "  Shop         " + shop(),
                        "  Dev server   " + uri("demo.devserver.port"),
                        "  Mails        " + uri("demo.mail.web.port"));

        var answer = http.send("POST", shop().resolve("api/users"), """
                {"email":"new.user@example.org","name":"New User"}""");
        assertThat(answer.statusCode()).isEqualTo(201);
        var runs = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(runs.getQuery())
                .isEqualTo("event=" + Http.json(answer).get("id").textValue());
        within(Duration.ofSeconds(20)).until(() -> step(runs, "pause").equals("Waiting"));
        assertThat(subjects()).containsExactly("Welcome, New User!");

        ProcessHandle.of(app()).orElseThrow().destroyForcibly();
        within(START).until(() -> text().contains("The shop is back"));
        within(START).until(() -> step(runs, "wait-for-feedback").equals("Waiting"));
        assertThat(subjects()).containsExactly("Three tips for your first order", "Welcome, New User!");

        long app = app();
        demo.destroy();
        assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(app)).isEmpty();
        assertThat(DemoPort.free(ports)).hasSize(4);
    }

    @Test
    void refusesABodyThatIsNotARegistration() throws Exception {
        demo = start();
        within(START).until(() -> text().contains("Press Ctrl-C to stop."));

        for (var body : List.of("", "{", "[]", "null", "{}", """
                {"email":"nonsense","name":"New User"}""")) {
            var answer = http.send("POST", shop().resolve("api/users"), body);

            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(Http.json(answer).get("message").textValue()).as(body).doesNotContain("HTTP 400");
        }
        assertThat(subjects()).isEmpty();
    }

    @Test
    void endsWhenAPortIsInUse() throws Exception {
        try (var other = new ServerSocket(Integer.parseInt(ports.getProperty("demo.app.port")))) {
            demo = start();

            assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(1);
            assertThat(text())
                    .contains("Port %d for the shop is in use.".formatted(other.getLocalPort()))
                    .contains("-Ddemo.app.port=");
        }
    }

    private Process start() throws IOException {
        var built = Path.of(System.getProperty("demo.directory"));
        for (var file : List.of("payara-micro.jar", "shop.war")) {
            Files.createSymbolicLink(directory.resolve(file), built.resolve(file));
        }
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        ports.forEach((property, port) -> command.add("-D%s=%s".formatted(property, port)));
        command.add("-Ddemo.directory=" + directory);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Demo.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment().put("SHOP_ONBOARDING_PAUSE", "PT15S");
        return builder.start();
    }

    private String text() throws IOException {
        return Files.exists(console) ? Files.readString(console) : "";
    }

    /** {@return the id of the app's process, from the last line of the console that names it} */
    private long app() throws IOException {
        var numbers =
                Pattern.compile("is process (\\d+)|back, as process (\\d+)").matcher(text());
        return numbers.results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .mapToLong(Long::parseLong)
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    /** {@return the status of the step; empty if the run has not reached it} */
    private String step(URI runs, String name) throws IOException, InterruptedException {
        for (var step : http.json(runs).path(0).path("steps")) {
            if (step.get("name").textValue().equals(name)) {
                return step.get("status").textValue();
            }
        }
        return "";
    }

    private Stream<String> subjects() throws IOException, InterruptedException {
        var subjects = new ArrayList<String>();
        http.json(uri("demo.mail.web.port").resolve("api/v1/messages"))
                .get("messages")
                .forEach(mail -> subjects.add(mail.get("Subject").textValue()));
        return subjects.stream();
    }

    private URI shop() {
        return uri("demo.app.port").resolve("shop/");
    }

    private URI uri(String port) {
        return Loopback.uri(Integer.parseInt(ports.getProperty(port)));
    }

    private ConditionFactory within(Duration time) {
        return await().atMost(time).pollInterval(Duration.ofMillis(500)).ignoreExceptionsInstanceOf(IOException.class);
    }
}
