package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.arquillian.mistaken.Twins;
import io.github.inngestcdi.arquillian.placement.Ping;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.Start;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applications that cannot be deployed, or not together. The server's log contains the reasons. */
class DeploymentProblemsIT {
    private static final Pattern REFUSAL = Pattern.compile("(?=INNGEST-01000)");
    private static final Pattern TWINS = Pattern.compile("INNGEST-01321[^\\n]*");

    private static AppServer server;

    @BeforeAll
    static void start() {
        var wars = Stream.of(
                        Wars.of(
                                        "mistaken",
                                        Map.of(
                                                "inngest.app-id", "mistaken",
                                                "inngest.dev", "true",
                                                "inngest.signing-keys", "none"))
                                .addPackage(Twins.class.getPackage()),
                        ping("keyless", Map.of("inngest.app-id", "keyless")),
                        ping("castor", Map.of("inngest.app-id", "gemini", "inngest.dev", "true")),
                        ping("pollux", Map.of("inngest.app-id", "gemini", "inngest.dev", "true")))
                .map(Wars::written)
                .toList();
        server = AppServer.start(Start.of("problems").withWars(wars));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyMistakeIsInOneMessageOfTheServersLog() {
        var refusal = refusal("INNGEST-01000.*4 mistakes.*");

        assertThat(refusal).hasSize(7);
        assertThat(refusal)
                .filteredOn(line -> line.startsWith("  - INNGEST-"))
                .hasSize(5)
                .anyMatch(line -> line.contains("'twin'") && line.contains("castor") && line.contains("pollux"))
                .anyMatch(line -> line.contains("Nameless.happened") && line.contains("@EventName"))
                .anyMatch(line -> line.contains("0 25 * * *"))
                .anyMatch(line -> line.contains("push") && line.contains("50"))
                .anyMatch(line -> line.contains("'inngest.signing-keys'") && line.contains("'inngest.signing-key'"));
        assertThat(Http.get(server.uri("mistaken/api/inngest")).status()).isEqualTo(404);
    }

    @Test
    void withoutASigningKeyInCloudModeTheDeploymentFailsAndNamesIt() {
        var refusal = refusal("  - INNGEST-00102.*");

        assertThat(refusal)
                .anyMatch(line -> line.contains("inngest.signing-key")
                        && line.contains("INNGEST_SIGNING_KEY")
                        && line.contains("inngest.dev=true"));
        assertThat(Http.get(server.uri("keyless/api/inngest")).status()).isEqualTo(404);
    }

    @Test
    void oneWarningNamesBothApplicationsWithTheSameAppId() {
        Set<String> warnings = new HashSet<>(TWINS.matcher(server.log())
                .results()
                .map(found -> found.group())
                .toList());

        assertThat(warnings).singleElement().asString().contains("/castor", "/pollux", "'gemini'");
        assertThat(Http.get(server.uri("castor/api/inngest")).status()).isEqualTo(200);
        assertThat(Http.get(server.uri("pollux/api/inngest")).status()).isEqualTo(200);
    }

    private static WebArchive ping(String name, Map<String, String> settings) {
        return Wars.of(name, settings).addClass(Ping.class);
    }

    /**
     * {@return the lines of the first message with a line that matches {@code line}; a server may log it twice, as an
     * error and as its cause}
     */
    private static List<String> refusal(String line) {
        return REFUSAL.splitAsStream(server.log())
                .skip(1)
                .map(text -> text.lines()
                        .takeWhile(part -> part.matches("INNGEST-01000.*|  - .*|Warnings:"))
                        .toList())
                .filter(message -> message.stream().anyMatch(part -> part.matches(line)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No message with " + line + " in: " + server.log()));
    }
}
