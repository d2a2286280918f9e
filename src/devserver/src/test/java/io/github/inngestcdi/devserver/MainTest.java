package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. */
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, String... args) throws InterruptedException {
        return Main.run(
                Arrays.asList(args),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new CountDownLatch(0));
    }

    @Test
    void printsItsAddressAndItsPurpose() throws InterruptedException {
        int status = run(Map.of(), "--port", "0", "--no-poll");

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("http://127.0.0.1:")
                .contains("for development and tests");
    }

    @ParameterizedTest
    @CsvSource({
        "--port, INNGEST-05030: Option --port has no value",
        "--port many, INNGEST-05030: Option --port has the value 'many'",
        "--port 70000, INNGEST-05030: There is no port 70000",
        "--colour, INNGEST-05030: There is no option --colour",
        "-u shop, INNGEST-05030: 'shop' is not the URL of an app",
        "--retry-interval -1, INNGEST-05030: The retry interval is negative",
        "--signing-key signkey-test-abc, 'INNGEST-05030: There is a signing key, but no event key'",
    })
    void refusesBadOptionsWithTheWayOut(String args, String message) throws InterruptedException {
        int status = run(Map.of(), args.split(" ", -1));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message).contains("--help");
    }

    @Test
    void namesThePortThatIsInUse() throws InterruptedException {
        try (var first = DevServer.start(DevServerOptions.defaults().withPort(0))) {
            var port = Integer.toString(first.uri().getPort());

            int status = run(Map.of(), "--port", port);

            assertThat(status).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("INNGEST-05031", "Port " + port + " of 127.0.0.1 is in use", "--port");
        }
    }

    @Test
    void readsOptionsAndKeys() {
        var options = CommandLine.parse(
                        List.of(
                                "-u",
                                "http://localhost:8080/a",
                                "--sdk-url",
                                "http://localhost:8081/b",
                                "--retry-interval",
                                "2"),
                        Map.of("INNGEST_SIGNING_KEY", "signkey-test-aa", "INNGEST_EVENT_KEY", "e"))
                .options();

        assertThat(options.apps()).hasSize(2);
        assertThat(options.retryInterval()).contains(Duration.ofSeconds(2));
        assertThat(options.signingKey()).contains("signkey-test-aa");
        assertThat(options.toString()).doesNotContain("signkey-test-aa");
    }

    @Test
    void printsItsOptions() throws InterruptedException {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--sdk-url", "--retry-interval", "INNGEST_EVENT_KEY");
    }

    @Test
    void namesAnAddressThatIsNotOfThisMachine() {
        assertThatThrownBy(() -> DevServer.start(
                        DevServerOptions.defaults().withHost("203.0.113.7").withPort(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("203.0.113.7");
    }
}
