package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.Ports;
import io.github.inngestcdi.servers.Start;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The example application as built, the same file on every server, in exactly the environment that Compose gives it: in
 * cloud mode, with keys. Only the hosts are different: they are on loopback.
 */
class ExampleIT {
    private static final String SIGNING_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String EVENT_KEY = "ffeeddccbbaa99887766554433221100";

    private static GreenMail mails;
    private static DevServer inngest;
    private static AppServer server;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        inngest = DevServer.start(
                DevServerOptions.defaults().withPort(0).withoutPolling().withKeys(SIGNING_KEY, EVENT_KEY));
        int port = Ports.free();
        environment = ComposeFile.environment(
                Map.of("INNGEST_SIGNING_KEY", SIGNING_KEY, "INNGEST_EVENT_KEY", EVENT_KEY),
                Map.of(
                        "inngest", inngest.uri(),
                        "app", URI.create("http://127.0.0.1:" + port),
                        "mail", URI.create("smtp://127.0.0.1:" + mails.getSmtp().getPort())));
        server = AppServer.start(
                Start.of("example").withPort(port).withWars(List.of(war())).withEnvironment(environment));
        await("sync on start")
                .atMost(Duration.ofMinutes(1))
                .until(() -> server.log().contains("INNGEST-01064"));
    }

    @AfterAll
    static void stop() {
        server.close();
        inngest.close();
        mails.stop();
    }

    @Test
    void theFileIsTheOneThatWasBuilt() throws IOException, NoSuchAlgorithmException {
        var built = Files.readAllBytes(Path.of(System.getProperty("file.war")));
        var deployed = Files.readAllBytes(war());

        System.out.println("SHA-256 of shop.war: "
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(deployed)));
        assertThat(deployed).isEqualTo(built);
    }

    @Test
    void theEnvironmentOfComposeHasNoUnresolvedVariables() {
        assertThat(environment)
                .containsEntry("INNGEST_DEV", "false")
                .containsEntry("INNGEST_SIGNING_KEY", SIGNING_KEY)
                .containsEntry("INNGEST_BASE_URL", inngest.uri().toString());
        assertThat(environment.values()).noneMatch(value -> value.contains("${"));
        assertThat(server.log()).doesNotContain("INNGEST-00110", "INNGEST-00111");
    }

    @Test
    void aRegistrationStartsARunThatReallySendsMail() {
        var registered = Http.post(server.uri("shop/api/users"), """
                {"name": "Ada", "email": "ada@example.org"}""");

        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        new Runs(inngest, "shop").waiting("onboarding", "ada@example.org");
        assertThat(mails.getReceivedMessagesForDomain("ada@example.org")).hasSize(1);
    }

    @Test
    void unauthenticatedCallersGetNoDetails() {
        var answer = Http.get(server.uri("shop/api/inngest"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(server.log()).doesNotContain(SIGNING_KEY, EVENT_KEY);
    }

    private static Path war() {
        return Path.of(System.getProperty("directory.libraries"), "shop.war").toAbsolutePath();
    }
}
