package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The apps that are deployed in one JVM, to find those that the Inngest Server takes for one.
 *
 * <p>Each application has this class from a loader of its own, so they meet in the system properties: one property for
 * each place where an app is served. It is text alone, which keeps no loader alive when an application has gone.
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

    /** Enters the app that is served at {@code place}; whatever was there before has gone, if it said so or not. */
    Entry enter(Place place, InngestSettings settings) {
        String app = settings.appId() + " " + checksum(settings) + " ";
        String key = PREFIX + place.host() + place.path();
        String value = app + UUID.randomUUID();
        // the lock of every writer, and the same for all class loaders
        synchronized (properties) {
            List<String> others = properties.stringPropertyNames().stream()
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
     * {@return 16 bits that differ, most likely, if the Inngest Server, its environment or the account is another; too few
     * to tell a signing key from}
     */
    private static String checksum(InngestSettings settings) {
        String known = settings.dev()
                ? settings.apiBaseUrl().toString()
                : settings.apiBaseUrl() + " " + settings.env().orElse("") + " "
                        + settings.signingKey().map(Secret::reveal).orElse("");
        CRC32 checksum = new CRC32();
        checksum.update(known.getBytes(StandardCharsets.UTF_8));
        return "%04x".formatted(checksum.getValue() & 0xffff);
    }

    /**
     * Where an application is.
     *
     * @param host the name of the virtual host
     * @param path the context root, with its slash
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
     * @param others where the Inngest Server's same app is deployed too, as paths, with the host if it is another
     * @param leave ends it; also if it has ended already, or another app is at its place
     */
    record Entry(List<String> others, Runnable leave) {}
}
