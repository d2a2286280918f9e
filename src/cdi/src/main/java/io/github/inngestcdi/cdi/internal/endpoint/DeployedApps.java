package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The apps that are deployed in one JVM. It finds the apps that the Inngest Server treats as one.
 *
 * <p>Each application loads this class with its own class loader, so the applications share the system properties: there is
 * one property for each place where an app is served. A property is only text, so it does not keep the class loader of an
 * application alive that was undeployed.
 */
final class DeployedApps {
    private static final String PREFIX = "io.github.inngestcdi.deployed.";

    private final Properties properties;

    DeployedApps(Properties properties) {
        this.properties = properties;
    }

    static DeployedApps ofThisJvm() {
        return new DeployedApps(System.getProperties());
    }

    /** Enters the app that is served at {@code place}. An earlier app at this place no longer exists, even if it did not leave. */
    Entry enter(Place place, InngestSettings settings) {
        var app = settings.appId() + " " + checksum(settings) + " ";
        var key = PREFIX + place.host() + place.path();
        var value = app + UUID.randomUUID();
        // every writer uses this lock, and it is the same object for all class loaders
        synchronized (properties) {
            var others = properties.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(PREFIX) && !name.equals(key))
                    .filter(name -> properties.getProperty(name).startsWith(app))
                    .map(name -> place.describe(name.substring(PREFIX.length())))
                    .sorted()
                    .toList();
            properties.setProperty(key, value);
            return new Entry(others, () -> properties.remove(key, value));
        }
    }

    /**
     * {@return 16 bits that most likely differ if the Inngest Server, its environment or the account differs} They are too
     * few to guess a signing key.
     */
    private static String checksum(InngestSettings settings) {
        var known = settings.dev()
                ? settings.apiBaseUrl().toString()
                : settings.apiBaseUrl() + " " + settings.env().orElse("") + " "
                        + settings.signingKey().map(Secret::reveal).orElse("");
        var checksum = new CRC32();
        checksum.update(known.getBytes(StandardCharsets.UTF_8));
        return "%04x".formatted(checksum.getValue() & 0xffff);
    }

    /**
     * The place of an application.
     *
     * @param host the name of the virtual host
     * @param path the context root, which starts with a slash
     */
    record Place(String host, String path) {
        static Place of(String host, String contextPath) {
            return new Place(host, contextPath.isEmpty() ? "/" : contextPath);
        }

        private String describe(String other) {
            return other.startsWith(host + "/") ? other.substring(host.length()) : other;
        }
    }

    /**
     * An app that is deployed.
     *
     * @param others the other places of the same app: paths, with the host if it is a different one
     * @param leave removes this entry; does nothing if it is removed already, or if another app is at its place
     */
    record Entry(List<String> others, Runnable leave) {}
}
