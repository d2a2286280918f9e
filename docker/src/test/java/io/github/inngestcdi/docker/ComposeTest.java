package io.github.inngestcdi.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.docker.ComposeFile.Published;
import io.github.inngestcdi.docker.ComposeFile.Service;
import io.github.inngestcdi.docker.ComposeFile.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks each Compose file: its services, ports, variables, networks and volumes. */
class ComposeTest {
    /** The ports on which the images listen, from EXPOSE in their Dockerfiles; Inngest's is from {@code pkg/api/api.go}. */
    private static final Map<String, Set<Integer>> PORTS = Map.of(
            "inngest/inngest", Set.of(8288),
            "postgres", Set.of(5432),
            "redis", Set.of(6379),
            "axllent/mailpit", Set.of(1025, 8025));

    /** The images that have a health check in their Dockerfile. */
    private static final Set<String> CHECKED = Set.of("axllent/mailpit");

    private static final Pattern ADDRESS = Pattern.compile("\\b\\w+://(?:[^/@]+@)?([\\w.-]+):(\\d+)");
    private static final String ENV_EXAMPLE = "docker/.env.example";

    @ParameterizedTest
    @EnumSource
    void imagesArePinned(ComposeFile file) {
        assertThat(file.services())
                .allSatisfy(service -> assertThat(service.image())
                        .matches(
                                service.isBuiltHere()
                                        ? "inngest-shop:\\$\\{APP_SERVER:-[a-z-]+}"
                                        : "[a-z/]+:v?\\d+\\.\\d+[\\w.-]*"));
    }

    @Test
    void bothFilesUseTheSameVersions() {
        assertThat(ComposeFile.DEV.services())
                .allSatisfy(service -> assertThat(
                                ComposeFile.SELF_HOSTED.service(service.name()).image())
                        .isEqualTo(service.image()));
    }

    @ParameterizedTest
    @EnumSource
    void onlyPagesForABrowserArePublishedAndOnlyOnLoopback(ComposeFile file) {
        assertThat(file.services().stream()
                        .filter(service -> !service.published().isEmpty()))
                .extracting(Service::name)
                .containsExactlyInAnyOrder("app", "inngest", "mail");
        assertThat(file.services().stream().flatMap(service -> service.published().stream()))
                .extracting(Published::address)
                .containsOnly("127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource
    void theImageListensOnEachPublishedPort(ComposeFile file) {
        assertThat(file.services())
                .allSatisfy(service -> assertThat(service.published())
                        .allSatisfy(port -> assertThat(ports(service)).contains(port.containerPort())));
    }

    @ParameterizedTest
    @EnumSource
    void noPortIsPublishedTwice(ComposeFile file) {
        assertThat(file.services().stream()
                        .flatMap(service -> service.published().stream())
                        .flatMap(port -> Stream.iterate(port.first(), next -> next <= port.last(), next -> next + 1)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void eachInstanceHasAPublishedPort(ComposeFile file) {
        assertThat(file.services())
                .allSatisfy(service -> assertThat(service.published())
                        .allSatisfy(port ->
                                assertThat(port.last() - port.first() + 1).isEqualTo(service.replicas())));
    }

    @ParameterizedTest
    @EnumSource
    void eachAddressIsThatOfAReachableService(ComposeFile file) {
        assertThat(file.services()).allSatisfy(service -> {
            for (var address : addresses(service)) {
                int port = Integer.parseInt(address.group(2));
                if (address.group(1).equals("localhost")) {
                    assertThat(file.services())
                            .as("%s is published", address.group())
                            .anyMatch(other -> other.published().stream().anyMatch(range -> range.contains(port)));
                } else {
                    var other = file.service(address.group(1));
                    assertThat(ports(other)).as(address.group()).contains(port);
                    assertThat(Collections.disjoint(service.networks(), other.networks()))
                            .as("%s and %s share no network", service.name(), other.name())
                            .isFalse();
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aServiceWaitsOnlyForServicesWithAHealthCheck(ComposeFile file) {
        assertThat(file.services()).allSatisfy(service -> {
            assertThat(service.node().path("depends_on").isArray()).isFalse();
            for (var other : service.node().path("depends_on").properties()) {
                var awaited = file.service(other.getKey());
                assertThat(other.getValue().path("condition").asText()).isEqualTo("service_healthy");
                assertThat(awaited.node().has("healthcheck") || CHECKED.contains(repository(awaited)))
                        .as("%s has a health check", awaited.name())
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void healthChecksAndCommandsNeedNoShell(ComposeFile file) {
        assertThat(file.services()).allSatisfy(service -> {
            var check = service.node().path("healthcheck").path("test");
            assertThat(check.isMissingNode() || check.path(0).asText().equals("CMD"))
                    .isTrue();
            assertThat(service.node().path("command").isTextual()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void networksAndVolumesAreDeclaredAndUsed(ComposeFile file) {
        var networks = new TreeSet<String>();
        var volumes = new TreeSet<String>();
        for (var service : file.services()) {
            networks.addAll(service.networks());
            volumes.addAll(service.volumes());
        }
        networks.remove("default");

        assertThat(names(file.root().path("networks"))).containsExactlyInAnyOrderElementsOf(networks);
        assertThat(names(file.root().path("volumes"))).containsExactlyInAnyOrderElementsOf(volumes);
    }

    @ParameterizedTest
    @EnumSource
    void eachVariableHasADefaultOrAnErrorThatNamesTheExample(ComposeFile file) {
        assertThat(file.variables()).isNotEmpty().allSatisfy(variable -> {
            assertThat(variable.operator()).as(variable.name()).isIn(":-", ":?");
            assertThat(variable.operand()).isNotBlank();
            if (variable.operator().equals(":?")) {
                assertThat(variable.operand()).contains(".env.example");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void eachSecretIsAVariableWithoutADefault(ComposeFile file) {
        assertThat(file.services())
                .allSatisfy(service -> assertThat(service.environment()).allSatisfy((name, value) -> {
                    if (name.endsWith("_KEY") || name.endsWith("_PASSWORD")) {
                        assertThat(value).startsWith("${").contains(":?");
                    }
                }));
    }

    @Test
    void theExampleNamesAllVariablesAndNoOthers() {
        assertThat(example()).containsOnlyKeys(names(ComposeFile.SELF_HOSTED.variables()));
        assertThat(example()).containsKeys(names(ComposeFile.DEV.variables()).toArray(String[]::new));
    }

    @Test
    void theExampleContainsNoSecret() {
        for (var variable : ComposeFile.SELF_HOSTED.variables()) {
            if (variable.operator().equals(":?")) {
                assertThat(example()).containsEntry(variable.name(), "");
            } else {
                assertThat(example()).containsEntry(variable.name(), variable.operand());
            }
        }
    }

    @Test
    void gitIgnoresTheCopyOfTheExample() {
        assertThat(Sources.read(".gitignore").lines()).contains(".env").noneMatch(line -> line.startsWith("!"));
    }

    @ParameterizedTest
    @EnumSource
    void eachServerCanBeSelected(ComposeFile file) {
        var build = file.service("app").node().path("build");
        var folders = Stream.of(AppServer.values()).map(AppServer::folder).toList();

        assertThat(build.path("context").asText()).isEqualTo("..");
        assertThat(build.path("dockerfile").asText()).matches("docker/\\$\\{APP_SERVER:-[a-z-]+}/Dockerfile");
        assertThat(file.variables().stream().filter(variable -> variable.name().equals("APP_SERVER")))
                .extracting(Variable::operand)
                .containsOnly(example().get("APP_SERVER"));
        assertThat(folders).contains(example().get("APP_SERVER"));
        assertThat(Sources.read(ENV_EXAMPLE)).contains(folders);
    }

    private static Map<String, String> example() {
        return Sources.read(ENV_EXAMPLE)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static List<MatchResult> addresses(Service service) {
        var texts = new ArrayList<>(service.environment().values());
        texts.addAll(service.command());
        return texts.stream().flatMap(text -> ADDRESS.matcher(text).results()).toList();
    }

    private static Set<Integer> ports(Service service) {
        if (service.isBuiltHere()) {
            return Set.of(AppServer.PAYARA_MICRO.dockerfile().port());
        }
        assertThat(PORTS).containsKey(repository(service));
        return PORTS.get(repository(service));
    }

    private static String repository(Service service) {
        return service.image().split(":", -1)[0];
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> names(List<Variable> variables) {
        return variables.stream().map(Variable::name).distinct().toList();
    }
}
