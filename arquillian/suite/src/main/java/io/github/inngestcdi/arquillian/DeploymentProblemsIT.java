package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.arquillian.mistaken.Twins;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.Start;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An application with several mistakes: all of them are told at once. */
class DeploymentProblemsIT {
    private static final Pattern MESSAGE = Pattern.compile("(?=INNGEST-01000)");

    @Test
    void everyMistakeIsInOneMessageOfTheServersLog() {
        var war = Wars.of(
                        "mistaken",
                        Map.of("inngest.app-id", "mistaken", "inngest.dev", "true", "inngest.signing-keys", "none"))
                .addPackage(Twins.class.getPackage());

        try (var server = AppServer.start(Start.of("mistaken").with(List.of(Wars.written(war))))) {
            assertThat(message(server.log()))
                    .hasSize(7)
                    .first()
                    .asString()
                    .startsWith("INNGEST-01000")
                    .contains("4 mistakes");
            assertThat(message(server.log()))
                    .filteredOn(line -> line.startsWith("  - INNGEST-"))
                    .hasSize(5)
                    .anyMatch(line -> line.contains("'twin'") && line.contains("castor") && line.contains("pollux"))
                    .anyMatch(line -> line.contains("Nameless.happened") && line.contains("@EventName"))
                    .anyMatch(line -> line.contains("0 25 * * *"))
                    .anyMatch(line -> line.contains("push") && line.contains("50"))
                    .anyMatch(
                            line -> line.contains("'inngest.signing-keys'") && line.contains("'inngest.signing-key'"));
            assertThat(Http.get(server.uri("mistaken/api/inngest")).status()).isEqualTo(404);
        }
    }

    /** {@return the lines of the message; servers may repeat it, on the same line even, as an error and as its cause} */
    private static List<String> message(String log) {
        return MESSAGE.splitAsStream(log)
                .skip(1)
                .limit(1)
                .flatMap(String::lines)
                .takeWhile(line -> line.matches("INNGEST-01000.*|  - .*|And to look at:"))
                .toList();
    }
}
