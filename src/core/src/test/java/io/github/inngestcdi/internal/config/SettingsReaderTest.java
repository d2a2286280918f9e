package io.github.inngestcdi.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static SettingsReader.Reading read(String... settings) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return SettingsReader.read(key -> Optional.ofNullable(all.get(key)), all.keySet());
    }

    private static InngestSettings dev(String... settings) {
        var all = new String[settings.length + 4];
        all[0] = "inngest.app-id";
        all[1] = "shop";
        all[2] = "inngest.dev";
        all[3] = "true";
        System.arraycopy(settings, 0, all, 4, settings.length);
        var reading = read(all);
        assertThat(reading.problems()).isEmpty();
        return reading.settings().orElseThrow();
    }

    @Test
    void talksToTheDevServerInDevMode() {
        assertThat(dev().apiBaseUrl()).isEqualTo(URI.create("http://localhost:8288"));
        assertThat(dev("inngest.dev", "http://inngest:8288/").eventApiBaseUrl())
                .isEqualTo(URI.create("http://inngest:8288"));
    }

    @Test
    void talksToTheCloudOtherwise() {
        var settings = read("inngest.app-id", "shop", "inngest.signing-key", "signkey-prod-abcd")
                .settings()
                .orElseThrow();

        assertThat(settings.dev()).isFalse();
        assertThat(settings.apiBaseUrl()).isEqualTo(URI.create("https://api.inngest.com"));
        assertThat(settings.eventApiBaseUrl()).isEqualTo(URI.create("https://inn.gs"));
    }

    @Test
    void prefersTheNarrowerBaseUrl() {
        var settings = dev("inngest.base-url", "http://a:1", "inngest.event-api-base-url", "http://b:2");

        assertThat(settings.apiBaseUrl()).isEqualTo(URI.create("http://a:1"));
        assertThat(settings.eventApiBaseUrl()).isEqualTo(URI.create("http://b:2"));
    }

    @Test
    void reportsEveryMistakeAtOnce() {
        var reading = read(
                "inngest.dev", "maybe",
                "inngest.base-url", "localhost",
                "inngest.serve-origin", "ftp://x",
                "inngest.max-body-size", "8MB",
                "inngest.request-timeout", "-PT1S",
                "inngest.enable-unauthed-sync", "perhaps",
                "inngest.signing-key", "signkey-prod-not-hex",
                "inngest.transport", "pigeon");

        assertThat(reading.settings()).isEmpty();
        assertThat(reading.problems())
                .extracting(problem -> problem.substring(0, 13))
                .containsExactlyInAnyOrder(
                        "INNGEST-00100",
                        "INNGEST-00103",
                        "INNGEST-00104",
                        "INNGEST-00104",
                        "INNGEST-00105",
                        "INNGEST-00106",
                        "INNGEST-00107",
                        "INNGEST-00108",
                        "INNGEST-00109");
        assertThat(reading.problems()).noneMatch(problem -> problem.contains("not-hex"));
    }

    @Test
    void namesTheKeyThatCloudModeNeeds() {
        var reading = read("inngest.app-id", "shop");

        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("INNGEST-00102", "inngest.signing-key", "INNGEST_SIGNING_KEY", "inngest.dev=true");
        assertThat(reading.warnings()).singleElement().asString().contains("inngest.event-key");
    }

    @ParameterizedTest
    @CsvSource({
        "inngest.signing-key, signkey-prod-",
        "inngest.signing-key, signkey-prod-abc",
        "inngest.signing-key, not-a-key",
        "inngest.signing-key-fallback, signkey-prod-xyz1"
    })
    void refusesAMalformedSigningKeyWithoutShowingIt(String key, String value) {
        var reading = read(
                "inngest.app-id",
                "shop",
                "inngest.event-key",
                "k",
                "inngest.signing-key",
                "signkey-prod-0123abcd",
                key,
                value);

        assertThat(reading.settings()).isEmpty();
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .startsWith("INNGEST-00103: " + key + " is not")
                .doesNotContain(value);
    }

    @Test
    void refusesUnauthedSyncsWithoutAServeOrigin() {
        var reading = read(
                "inngest.app-id", "shop",
                "inngest.signing-key", "signkey-test-abcd",
                "inngest.event-key", "key",
                "inngest.enable-unauthed-sync", "true");

        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("INNGEST-00112", "inngest.enable-unauthed-sync", "inngest.serve-origin");
    }

    @Test
    void warnsOfAnUnknownKeyWithTheNearestKnownOne() {
        var reading = read(
                "inngest.app-id",
                "shop",
                "inngest.dev",
                "1",
                "inngest.signing-kee",
                "x",
                "INNGEST_EVNT_KEY",
                "y",
                "other",
                "z");

        assertThat(reading.settings()).isPresent();
        assertThat(reading.warnings()).hasSize(2);
        assertThat(reading.warnings().get(0)).contains("INNGEST_EVNT_KEY", "inngest.event-key");
        assertThat(reading.warnings().get(1)).contains("inngest.signing-kee", "'inngest.signing-key'");
    }

    @Test
    void showsNoSecret() {
        var settings = dev("inngest.event-key", "topsecret", "inngest.signing-key", "signkey-test-abcd");

        assertThat(settings.toString()).contains("***").doesNotContain("topsecret", "abcd");
        assertThat(settings.eventKey()).contains(new Secret(" topsecret "));
    }

    @Test
    void checkpointsByDefault() {
        assertThat(dev().checkpointing()).isEqualTo(Checkpointing.standard());
        assertThat(dev("inngest.checkpointing", "false").checkpointing()).isEqualTo(Checkpointing.off());
    }

    @Test
    void readsTheSettingsOfCheckpointing() {
        var checkpointing = dev(
                        "inngest.checkpointing.buffered-steps", "20",
                        "inngest.checkpointing.max-interval", "PT0.5S",
                        "inngest.checkpointing.max-runtime", "PT0S")
                .checkpointing();

        assertThat(checkpointing)
                .isEqualTo(Checkpointing.standard()
                        .withBufferedSteps(20)
                        .withMaxInterval(Duration.ofMillis(500))
                        .withMaxRuntime(Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "buffered-steps, 0, INNGEST-00113",
        "buffered-steps, 1001, INNGEST-00113",
        "buffered-steps, many, INNGEST-00115",
        "max-interval, -PT1S, INNGEST-00114",
        "max-runtime, -PT1S, INNGEST-00114",
        "max-runtime, 10s, INNGEST-00116"
    })
    void refusesInvalidSettingsOfCheckpointing(String key, String value, String number) {
        var reading = read("inngest.app-id", "shop", "inngest.dev", "1", "inngest.checkpointing." + key, value);

        assertThat(reading.problems()).singleElement().asString().contains(number, "inngest.checkpointing." + key);
    }

    @Test
    void syncsInBandAndDoesNotStreamByDefault() {
        assertThat(dev().inBandSync()).isTrue();
        assertThat(dev().streaming()).isFalse();
        assertThat(dev("inngest.allow-in-band-sync", "0").inBandSync()).isFalse();
        assertThat(dev("inngest.streaming", "1").streaming()).isTrue();
    }

    @Test
    void knowsTheEnvironmentVariablesOfNestedKeys() {
        var reading = read("inngest.app-id", "shop", "inngest.dev", "1", "INNGEST_CHECKPOINTING_BUFFERED_STEPS", "2");

        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void knowsEnvironmentVariablesThatAreAlsoListedWithDots() {
        var reading = read(
                "inngest.app-id",
                "shop",
                "inngest.dev",
                "1",
                "INNGEST_BASE_URL",
                "http://inngest:8288",
                "inngest.base.url",
                "http://inngest:8288",
                "INNGEST_EVNT_KEY",
                "y",
                "inngest.evnt.key",
                "y");

        assertThat(reading.warnings()).singleElement().asString().contains("INNGEST_EVNT_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "VERCEL, 1, vercel",
        "NETLIFY, true, netlify",
        "CF_PAGES, 1, cloudflare-pages",
        "RENDER, true, render",
        "RAILWAY_ENVIRONMENT, production, railway",
        "VERCEL, 0,",
        "RENDER, no,"
    })
    void recognizesThePlatformByItsVariable(String variable, String value, @Nullable String platform) {
        assertThat(dev(variable, value).platform()).isEqualTo(Optional.ofNullable(platform));
    }

    @Test
    void takesTheEnvironmentFromThePlatformIfNoneIsSet() {
        assertThat(dev().env()).isEmpty();
        assertThat(dev("RAILWAY_GIT_BRANCH", "b", "VERCEL_GIT_COMMIT_REF", "a").env())
                .contains("a");
        assertThat(dev("BRANCH_NAME", "a", "inngest.env", "staging").env()).contains("staging");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/api?x=1", "/api#top", "https://shop.example.org/api/inngest", "/%zz"})
    void refusesAnInvalidServePath(String path) {
        var reading = read("inngest.app-id", "shop", "inngest.dev", "1", "inngest.serve-path", path);

        assertThat(reading.problems()).singleElement().asString().contains("INNGEST-00118", "inngest.serve-path", path);
    }

    @Test
    void acceptsAServePathWithoutALeadingSlash() {
        assertThat(dev("inngest.serve-path", "shop/api/inngest").servePath()).contains("/shop/api/inngest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inngest.base-url",
                "inngest.api-base-url",
                "inngest.event-api-base-url",
                "inngest.serve-origin",
                "inngest.dev"
            })
    void refusesAPasswordInAUrlWithoutShowingIt(String key) {
        for (var url : List.of("https://ada:secret@host", "ftp://ada:secret@host", "https://ada:secret@host/?x")) {
            var reading = read("inngest.app-id", "shop", "inngest.signing-key", "abcd", key, url);

            assertThat(reading.problems())
                    .singleElement()
                    .asString()
                    .contains(key)
                    .doesNotContain("secret");
        }
    }

    @Test
    void reportsAnUnreadableSettingWithEveryOtherMistake() {
        var reading = SettingsReader.read(
                key -> {
                    switch (key) {
                        case "inngest.app-id", "inngest.signing-key", "inngest.serve-origin" ->
                            throw new NoSuchElementException("could not expand SHOP");
                        case "inngest.enable-unauthed-sync" -> {
                            return Optional.of("true");
                        }
                        case "inngest.max-body-size" -> {
                            return Optional.of("8MB");
                        }
                        default -> {
                            return Optional.empty();
                        }
                    }
                },
                List.of());

        assertThat(reading.settings()).isEmpty();
        assertThat(reading.problems())
                .extracting(problem -> problem.substring(0, 13))
                .containsExactlyInAnyOrder("INNGEST-00119", "INNGEST-00119", "INNGEST-00119", "INNGEST-00107");
        assertThat(reading.problems()).anyMatch(problem -> problem.contains("inngest.app-id cannot be read (could"));
    }
}
