package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods of each path, and the answers to unknown paths and methods. */
class RoutesTest {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get");
    private static final String NOT_FOUND = "404 page not found\n";

    private static DevServer server;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        server = DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling());
        http = new RawHttp(server.uri());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/routes.csv", numLinesToSkip = 2)
    void answersEachMethodOfAPath(ArgumentsAccessor row) {
        for (int i = 0; i < METHODS.size(); i++) {
            var method = METHODS.get(i);
            var expected = row.getString(i + 1);

            var answer = http.send(method, row.getString(0));

            var request = method + " " + row.getString(0);
            assertThat(answer.status()).as(request).isEqualTo(expected.equals("-") ? 404 : Integer.parseInt(expected));
            assertThat(answer.header("X-Inngest-Server-Kind")).as(request).isEqualTo("dev");
            if (expected.equals("-") && !method.equals("HEAD")) {
                assertThat(answer.body()).as(request).isEqualTo(NOT_FOUND);
                assertThat(answer.header("Content-Type")).as(request).isEqualTo("text/plain; charset=utf-8");
            } else if (expected.equals("405")) {
                assertThat(answer.body()).as(request).isEmpty();
                assertThat(answer.header("Content-Type")).as(request).isEmpty();
                assertThat(answer.header("Allow")).as(request).isEqualTo(allowed(row));
            }
        }
    }

    private static String allowed(ArgumentsAccessor row) {
        return IntStream.range(0, METHODS.size())
                .filter(i -> !row.getString(i + 1).equals("405"))
                .mapToObj(METHODS::get)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "//e/key",
                "/v1//runs",
                "/v1/apps//functions",
                "/v1/runs/a%2Fb",
                "/v1/runs/a%2fjobs",
                "/v1/runs/a%5Cb",
                "/v1/runs/%25",
                "/v1/runs/%00",
                "/v1/runs/%ff",
                "/v1/runs/{runId}",
                "/v1/%2e%2e/health",
                "/../health",
                "/v1/%",
                "v1/runs",
                "*"
            })
    void refusesAPathThatIsAmbiguousOrMalformed(String path) {
        assertThat(http.send("GET", path).status()).isEqualTo(400);
        assertThat(http.send("POST", path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/runs/, 'Invalid run ID: '",
        "/v1/runs/%7BrunId%7D, Invalid run ID: {runId}",
        "/v1/runs/%C3%A9, Invalid run ID: é",
        "/v1/runs/a+b, Invalid run ID: a b",
        "/v1/runs/a%20b, Invalid run ID: a b",
        "/v1/runs/a%2Eb, Invalid run ID: a.b",
        "/v1/runs/.., ''",
        "/v1/events/nope?runs, Invalid event ID: nope"
    })
    void readsAPartOfThePathDecodedAndWhole(String path, String error) {
        var answer = http.send("GET", path);

        assertThat(answer.body())
                .isEqualTo(
                        error.isEmpty() ? NOT_FOUND : "{\"error\":\"" + error + "\",\"data\":null,\"status\":400}\n");
    }

    @ParameterizedTest
    @CsvSource({"8000, 200", "8200, 414"})
    void acceptsAPathOf8KilobytesAtMost(int length, int status) {
        assertThat(http.send("GET", "/v1/runs/" + "x".repeat(length)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/e/key", "/e/"})
    void letsPagesOfOtherSitesAskToSendEvents(String path) {
        var answer = http.send("OPTIONS", path);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("*");
    }
}
