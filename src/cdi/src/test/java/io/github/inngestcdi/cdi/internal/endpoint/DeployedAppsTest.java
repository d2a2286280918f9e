package io.github.inngestcdi.cdi.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.cdi.internal.OwnClasses;
import io.github.inngestcdi.cdi.internal.endpoint.DeployedApps.Entry;
import io.github.inngestcdi.cdi.internal.endpoint.DeployedApps.Place;
import io.github.inngestcdi.internal.config.SettingsReader;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployedAppsTest {
    private static final String KEY = "signkey-prod-0123456789abcdef";

    private final Properties properties = new Properties();
    private final DeployedApps apps = new DeployedApps(properties);

    @Test
    void namesEarlierAppsToALaterOne() {
        assertThat(enter("/c").others()).isEmpty();
        assertThat(enter("/a").others()).containsExactly("/c");
        assertThat(enter("").others()).containsExactly("/a", "/c");
    }

    @Test
    void namesTheHostOfAnAppOnAnotherHost() {
        apps.enter(Place.of("intranet", "/shop"), settings(Map.of()));

        var entry = apps.enter(Place.of("public", "/shop"), settings(Map.of()));

        assertThat(entry.others()).containsExactly("intranet/shop");
    }

    @Test
    void forgetsAnAppThatHasLeft() {
        enter("/a").leave().run();

        assertThat(enter("/b").others()).isEmpty();
    }

    @Test
    void replacesAnAppAtTheSamePlace() {
        var before = enter("/a");

        var after = enter("/a");
        before.leave().run();

        assertThat(after.others()).isEmpty();
        assertThat(enter("/b").others()).containsExactly("/a");
    }

    @ParameterizedTest
    @CsvSource({
        "inngest.app-id, office",
        "inngest.env, feature-1",
        "inngest.base-url, https://inngest.example.org",
        "inngest.signing-key, signkey-test-0123456789abcdef",
        "inngest.dev, true"
    })
    void distinguishesAppsThatAreDifferentForTheServer(String setting, String value) {
        enter("/a");

        var entry = apps.enter(Place.of("public", "/b"), settings(Map.of(setting, value)));

        assertThat(entry.others()).isEmpty();
    }

    @Test
    void ignoresTheEnvironmentInDevMode() {
        apps.enter(Place.of("public", "/a"), settings(Map.of("inngest.dev", "true", "inngest.env", "feature-1")));

        var entry = apps.enter(Place.of("public", "/b"), settings(Map.of("inngest.dev", "true")));

        assertThat(entry.others()).containsExactly("/a");
    }

    @Test
    void storesTextWithoutAKey() {
        enter("/a");

        assertThat(properties).hasSize(1).allSatisfy((name, value) -> {
            assertThat(name).asString().isEqualTo("io.github.inngestcdi.deployed.public/a");
            assertThat(value).asString().matches("shop [0-9a-f]{4} [0-9a-f-]{36}");
        });
    }

    @Test
    void findsAppsOfOtherClassLoadersAndKeepsNoneAlive() throws ReflectiveOperationException {
        try (var here = AnApp.at("/here")) {
            var gone = enterElsewhere();

            assertThat(here.others()).isEmpty();
            await().until(() -> {
                System.gc();
                return gone.refersTo(null);
            });
        } finally {
            System.getProperties().remove("io.github.inngestcdi.deployed.test/elsewhere");
        }
    }

    /** {@return the class loader of an application that has ended without leaving} */
    private static WeakReference<ClassLoader> enterElsewhere() throws ReflectiveOperationException {
        ClassLoader loader = new OwnClasses();
        Class<?> type = loader.loadClass(AnApp.class.getName());
        var others = type.getMethod("others");

        assertThat(type).isNotSameAs(AnApp.class);
        assertThat(others.invoke(type.getMethod("at", String.class).invoke(null, "/elsewhere")))
                .isEqualTo(List.of("/here"));
        return new WeakReference<>(loader);
    }

    /** An app that enters the apps of this JVM. */
    public static final class AnApp implements AutoCloseable {
        private final Entry entry;

        private AnApp(Entry entry) {
            this.entry = entry;
        }

        public static AnApp at(String path) {
            return new AnApp(DeployedApps.ofThisJvm().enter(Place.of("test", path), settings(Map.of())));
        }

        public List<String> others() {
            return entry.others();
        }

        @Override
        public void close() {
            entry.leave().run();
        }
    }

    private Entry enter(String contextPath) {
        return apps.enter(Place.of("public", contextPath), settings(Map.of()));
    }

    private static InngestSettings settings(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(Map.of("inngest.app-id", "shop", "inngest.signing-key", KEY));
        values.putAll(changed);
        return SettingsReader.read(name -> Optional.ofNullable(values.get(name)), values.keySet())
                .settings()
                .orElseThrow();
    }
}
