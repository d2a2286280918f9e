package io.github.inngestcdi.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.docker.Dockerfile.Instruction;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DockerfileTest {
    /** The port of all images. For some servers it is the default, for the others the image sets it. */
    private static final int PORT = 8080;

    @Test
    void thereIsOneForEachServer() throws IOException {
        try (var files = Files.walk(Sources.ROOT.resolve("docker"), 2)) {
            assertThat(files.filter(file -> file.endsWith("Dockerfile")))
                    .extracting(file -> file.getParent().getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(AppServer.values()).map(AppServer::folder).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesTheServerVersionOfTheTests(AppServer server) {
        assertThat(server.dockerfile().the("FROM").text()).isEqualTo(server.image());
    }

    @ParameterizedTest
    @EnumSource
    void runsAsANumericUserOtherThanRoot(AppServer server) {
        var instructions = server.dockerfile().instructions();
        var user = server.dockerfile().the("USER");

        assertThat(user.text()).matches("[1-9][0-9]*:[0-9]+");
        assertThat(instructions.subList(instructions.indexOf(user), instructions.size()))
                .extracting(Instruction::keyword)
                .doesNotContain("RUN", "COPY", "ADD");
        assertThat(server.dockerfile().all("COPY"))
                .allSatisfy(copy -> assertThat(copy.flags()).containsExactly("--chown=" + user.text()));
    }

    @ParameterizedTest
    @EnumSource
    void receivesSignalsWithoutAShell(AppServer server) {
        var dockerfile = server.dockerfile();

        assertThat(dockerfile.the("STOPSIGNAL").text()).isEqualTo("SIGTERM");
        assertThat(dockerfile.all("CMD")).allMatch(Instruction::isExec);
        assertThat(dockerfile.all("ENTRYPOINT")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void checksTheHealthOfTheShopOnTheExposedPort(AppServer server) {
        var dockerfile = server.dockerfile();
        var check = String.join(" ", dockerfile.healthCheck().words());

        assertThat(dockerfile.port()).isEqualTo(PORT);
        assertThat(dockerfile.healthCheck().isExec()).isTrue();
        assertThat(check).containsPattern("127\\.0\\.0\\.1[:/]" + PORT + "\\b").contains(Shop.HEALTH);
        assertThat(dockerfile.the("HEALTHCHECK").flags())
                .extracting(flag -> flag.split("=", -1)[0])
                .containsExactly("--interval", "--timeout", "--start-period", "--retries");
    }

    @ParameterizedTest
    @EnumSource
    void copiesOnlyFilesOfTheRepositoryOrOfItsBuild(AppServer server) {
        var copied = server.dockerfile().all("COPY").stream()
                .map(copy -> copy.words().get(0))
                .toList();

        assertThat(copied).contains(Shop.WAR).allSatisfy(source -> {
            assertThat(source.equals(Shop.WAR) || Files.isRegularFile(Sources.ROOT.resolve(source)))
                    .as("%s is in the repository or made by its build", source)
                    .isTrue();
            assertThat(Sources.read(".dockerignore").lines()).contains("*", "!" + source);
        });
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheContextRootOfTheShop(AppServer server) {
        var target = server.dockerfile().all("COPY").stream()
                .filter(copy -> copy.words().get(0).equals(Shop.WAR))
                .map(copy -> copy.words().get(1))
                .findFirst()
                .orElseThrow();

        assertThat(target).endsWith("/" + Shop.NAME + ".war");
    }

    @ParameterizedTest
    @EnumSource
    void containsNoSecretAndNoSettings(AppServer server) {
        assertThat(server.dockerfile().instructions())
                .extracting(Instruction::keyword)
                .doesNotContain("ENV", "ARG", "ADD", "RUN");
    }

    @Test
    void openLibertyListensOnTheExposedPort() {
        var serverXml = "docker/open-liberty/server.xml";

        assertThat(Sources.find(serverXml, "name=\"http.port\" defaultValue=\"([^\"]+)\""))
                .isEqualTo(String.valueOf(AppServer.OPEN_LIBERTY.dockerfile().port()));
        assertThat(Sources.find(serverXml, "httpPort=\"([^\"]+)\"")).isEqualTo("${http.port}");
        assertThat(Sources.find(serverXml, "location=\"([^\"]+)\"")).isEqualTo(Shop.NAME + ".war");
        assertThat(Sources.find(serverXml, "contextRoot=\"([^\"]+)\"")).isEqualTo("/" + Shop.NAME);
    }

    @Test
    void payaraMicroListensOnTheExposedPort() {
        var dockerfile = AppServer.PAYARA_MICRO.dockerfile();
        var command = dockerfile.the("CMD").words();

        assertThat(command.get(command.indexOf("--port") + 1)).isEqualTo(String.valueOf(dockerfile.port()));
    }

    @Test
    void theShopFindsItsCrmOnTheExposedPort() {
        assertThat(Shop.defaults().getProperty("shop.crm.url")).startsWith("http://localhost:" + PORT + Shop.API + "/");
    }

    @Test
    void theBuildContextContainsOnlyFilesThatAnImageCopies() {
        var copied = Arrays.stream(AppServer.values())
                .flatMap(server -> server.dockerfile().all("COPY").stream())
                .map(copy -> "!" + copy.words().get(0))
                .toList();

        assertThat(Sources.read(".dockerignore").lines().filter(line -> line.startsWith("!")))
                .allSatisfy(line -> assertThat(copied).contains(line));
    }
}
