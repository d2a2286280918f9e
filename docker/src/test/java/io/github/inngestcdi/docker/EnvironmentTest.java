package io.github.inngestcdi.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.config.SettingsReader.Reading;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that the app and the Inngest Server know the settings from the Compose files, and that these fit each other. */
class EnvironmentTest {
    /**
     * The options of {@code inngest start}, each also a variable of the environment: {@code cmd/start/cmd.go} and {@code
     * cmd/internal/config/config.go} of Inngest 1.43.
     */
    private static final Set<String> START = Set.of(
            "config",
            "host",
            "port",
            "sdk-url",
            "signing-key",
            "event-key",
            "sqlite-dir",
            "redis-uri",
            "postgres-uri",
            "postgres-max-idle-conns",
            "postgres-max-open-conns",
            "postgres-conn-max-idle-time",
            "postgres-conn-max-lifetime",
            "poll-interval",
            "retry-interval",
            "queue-workers",
            "tick",
            "connect-gateway-port",
            "no-ui");

    /** The options of {@code inngest dev}: {@code cmd/devserver/cmd.go}. */
    private static final Set<String> DEV = Set.of(
            "config",
            "host",
            "port",
            "sdk-url",
            "no-discovery",
            "no-poll",
            "persist",
            "poll-interval",
            "retry-interval",
            "queue-workers",
            "tick",
            "connect-gateway-port");

    /** Not an option, but Inngest reads it: {@code pkg/api/tel/tel.go}. */
    private static final String DO_NOT_TRACK = "DO_NOT_TRACK";

    private static final String INNGEST = "INNGEST_";

    /** Keys in the format that {@code .env.example} describes. */
    private static final Map<String, String> KEYS = Map.of(
            "INNGEST_SIGNING_KEY", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
            "INNGEST_EVENT_KEY", "00112233445566778899aabbccddeeff",
            "POSTGRES_PASSWORD", "ffeeddccbbaa99887766554433221100");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)[^}]*}");

    @ParameterizedTest
    @EnumSource
    void theAppKnowsAllItsSettings(ComposeFile file) {
        var reading = read(file);
        Set<String> others = new TreeSet<>(environment(file, "app").keySet());
        others.removeIf(name -> name.startsWith(INNGEST));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
        assertThat(Shop.variables()).containsAll(others);
    }

    @Test
    void theAppIsInCloudModeWithASelfHostedServer() {
        var settings = settings(ComposeFile.SELF_HOSTED);

        assertThat(settings.dev()).isFalse();
        assertThat(settings.apiBaseUrl()).isEqualTo(URI.create("http://inngest:8288"));
        assertThat(settings.eventApiBaseUrl()).isEqualTo(settings.apiBaseUrl());
        assertThat(settings.signingKey()).isPresent();
        assertThat(settings.eventKey()).isPresent();
    }

    @Test
    void theAppIsInDevModeWithTheDevServer() {
        var settings = settings(ComposeFile.DEV);

        assertThat(settings.dev()).isTrue();
        assertThat(settings.apiBaseUrl()).isEqualTo(URI.create("http://inngest:8288"));
    }

    @Test
    void bothInstancesSyncWithTheAddressThatInngestCalls() {
        var app = ComposeFile.SELF_HOSTED.service("app");
        var origin = settings(ComposeFile.SELF_HOSTED).serveOrigin().orElseThrow();

        assertThat(app.replicas()).isEqualTo(2);
        assertThat(origin.getHost()).isEqualTo(app.name());
        assertThat(origin + Shop.ENDPOINT).isEqualTo(option(ComposeFile.SELF_HOSTED, "--sdk-url"));
    }

    @Test
    void theDevServerPollsTheEndpointOfTheApp() {
        var asked = URI.create(option(ComposeFile.DEV, "--sdk-url"));

        assertThat(asked.getHost()).isEqualTo("app");
        assertThat(asked.getPath()).isEqualTo(Shop.ENDPOINT);
    }

    @Test
    void inngestKnowsAllItsOptions() {
        assertThat(options(ComposeFile.SELF_HOSTED)).isSubsetOf(START);
        assertThat(options(ComposeFile.DEV)).isSubsetOf(DEV);
        assertThat(ComposeFile.SELF_HOSTED.service("inngest").command()).startsWith("inngest", "start");
        assertThat(ComposeFile.DEV.service("inngest").command()).startsWith("inngest", "dev");
    }

    @Test
    void inngestHasTheKeysOfTheApp() {
        var app = ComposeFile.SELF_HOSTED.service("app").environment();
        var inngest = ComposeFile.SELF_HOSTED.service("inngest").environment();

        assertThat(inngest)
                .containsEntry("INNGEST_SIGNING_KEY", app.get("INNGEST_SIGNING_KEY"))
                .containsEntry("INNGEST_EVENT_KEY", app.get("INNGEST_EVENT_KEY"));
    }

    @Test
    void inngestHasThePasswordOfItsDatabase() {
        var postgres = environment(ComposeFile.SELF_HOSTED, "postgres");
        var uri = URI.create(environment(ComposeFile.SELF_HOSTED, "inngest").get("INNGEST_POSTGRES_URI"));

        assertThat(uri.getUserInfo())
                .isEqualTo(postgres.get("POSTGRES_USER") + ":" + postgres.get("POSTGRES_PASSWORD"));
        assertThat(uri.getPath()).isEqualTo("/" + postgres.get("POSTGRES_DB"));
    }

    @ParameterizedTest
    @EnumSource
    void theShopSendsItsMailsToTheCatcher(ComposeFile file) {
        var app = environment(file, "app");

        assertThat(file.service(app.getOrDefault("SHOP_SMTP_HOST", "")).image()).startsWith("axllent/mailpit:");
        assertThat(app).containsEntry("SHOP_SMTP_PORT", "1025");
    }

    @ParameterizedTest
    @EnumSource
    void thePageLinksToThePublishedPorts(ComposeFile file) {
        var app = environment(file, "app");

        assertThat(URI.create(app.getOrDefault("SHOP_LINKS_DEV_SERVER", "")).getPort())
                .isEqualTo(file.service("inngest").published().get(0).first());
        assertThat(URI.create(app.getOrDefault("SHOP_LINKS_MAILS", "")).getPort())
                .isEqualTo(file.service("mail").published().get(0).first());
    }

    @ParameterizedTest
    @EnumSource
    void wildFlyHasTimeToCompleteActiveRequests(ComposeFile file) {
        var suspend = Sources.find("docker/wildfly/Dockerfile", "org\\.wildfly\\.sigterm\\.suspend\\.timeout=(\\d+)");
        var grace = file.service("app").node().path("stop_grace_period").asText();

        assertThat(grace).matches("\\d+s");
        assertThat(Integer.parseInt(grace.replace("s", ""))).isGreaterThan(Integer.parseInt(suspend));
    }

    private static InngestSettings settings(ComposeFile file) {
        return read(file).settings().orElseThrow();
    }

    /** Reads the settings as the app does: from the environment, then from the WAR's own file. */
    private static Reading read(ComposeFile file) {
        var environment = environment(file, "app");
        return SettingsReader.read(
                setting -> Optional.ofNullable(environment.get(Shop.variable(setting)))
                        .or(() -> Optional.ofNullable(Shop.defaults().getProperty(setting))),
                environment.keySet());
    }

    private static Map<String, String> environment(ComposeFile file, String service) {
        var environment = new HashMap<>(file.service(service).environment());
        environment.replaceAll(
                (name, value) -> VARIABLE.matcher(value).replaceAll(match -> KEYS.getOrDefault(match.group(1), "")));
        return environment;
    }

    private static Set<String> options(ComposeFile file) {
        var options = new TreeSet<String>();
        for (var word : file.service("inngest").command()) {
            if (word.startsWith("-")) {
                options.add(word.replaceFirst("^--", ""));
            }
        }
        for (var name : environment(file, "inngest").keySet()) {
            if (!name.equals(DO_NOT_TRACK)) {
                options.add(name.replaceFirst("^" + INNGEST, "")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-'));
            }
        }
        return options;
    }

    private static String option(ComposeFile file, String option) {
        var command = file.service("inngest").command();
        return command.get(command.indexOf(option) + 1);
    }
}
