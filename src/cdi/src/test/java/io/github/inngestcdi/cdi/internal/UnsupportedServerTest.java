package io.github.inngestcdi.cdi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.config.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A deployment fails with a message that names what the server lacks. Each container has a class path without that. */
class UnsupportedServerTest {
    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    @Test
    void refusesAnOldCdiAndNamesTheRequiredVersion() throws Exception {
        var refused = deploy(thisModuleOnCdi3());

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage())
                .contains("there is a mistake", "INNGEST-01320", "CDI 3.0", "CDI 4.0", "MicroProfile Config 3.0")
                .doesNotContain("Error");
    }

    @Test
    void asksForMicroProfileConfigIfItIsMissing() throws Exception {
        var refused = deploy(without("microprofile-config", "smallrye"));

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage())
                .contains("there is a mistake", "INNGEST-01001", "3.0 or newer", "the server has none")
                .contains("mpConfig-3.1", "microprofile-config-smallrye", "InngestSettings");
    }

    @Test
    void asksForMicroProfileConfigIfItHasNoImplementation() throws Exception {
        var refused = deploy(without("smallrye"));

        assertThat(refused).isNotNull();
        assertThat(refused.getMessage())
                .contains("there is a mistake", "INNGEST-01001", "its API, but no implementation that works")
                .contains("No ConfigProviderResolver");
    }

    @Test
    void doesNotNeedMicroProfileConfigIfABeanProvidesTheSettings() throws Exception {
        var refused = deploy(without("microprofile-config", "smallrye"), GivenSettings.class);

        assertThat(refused).isNull();
    }

    private static List<Path> thisModuleOnCdi3() throws IOException, URISyntaxException {
        List<Path> classPath = new ArrayList<>();
        for (Class<?> ours : List.of(InngestExtension.class, InngestSettings.class)) {
            classPath.add(Path.of(
                    ours.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        try (var jars = Files.list(Path.of("target", "cdi-3"))) {
            jars.forEach(classPath::add);
        }
        return classPath;
    }

    private static List<Path> without(String... names) {
        return CLASS_PATH.stream()
                .filter(entry -> Stream.of(names)
                        .noneMatch(name -> entry.getFileName().toString().contains(name)))
                .toList();
    }

    /** {@return the exception with which Weld refuses {@code beans}; null if Weld accepts them} */
    private static @Nullable Throwable deploy(List<Path> classPath, Class<?>... beans) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(urls(classPath), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Class<?> type = loader.loadClass("org.jboss.weld.environment.se.Weld");
            Object weld = type.getConstructor().newInstance();
            for (var bean : beans) {
                type.getMethod("addBeanClass", Class.class).invoke(weld, loader.loadClass(bean.getName()));
            }
            var container = type.getMethod("initialize").invoke(weld);
            type.getMethod("shutdown").invoke(weld);
            assertThat(container).isNotNull();
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] urls(List<Path> classPath) throws MalformedURLException {
        var urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        return urls;
    }

    @ApplicationScoped
    public static class GivenSettings {
        private static final Map<String, String> VALUES = Map.of("inngest.app-id", "shop", "inngest.dev", "true");

        @Produces
        InngestSettings settings() {
            return SettingsReader.read(name -> Optional.ofNullable(VALUES.get(name)), VALUES.keySet())
                    .settings()
                    .orElseThrow();
        }
    }
}
