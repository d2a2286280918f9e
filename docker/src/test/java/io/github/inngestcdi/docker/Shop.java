package io.github.inngestcdi.docker;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What the example shop is, according to its own sources. */
final class Shop {
    private static final String MAIN = "examples-war/src/main/";
    private static final String JAVA = MAIN + "java/io/github/inngestcdi/examples/shop/";
    private static final String RESOURCE = "src/cdi/src/main/java/io/github/inngestcdi/cdi/InngestResource.java";

    /** The name of the WAR without its ending, which servers make its context root. */
    static final String NAME = Sources.find("examples-war/pom.xml", "<finalName>([^<]+)<");

    /** Where the build puts the WAR, from the repository's root. */
    static final String WAR = "examples-war/target/" + NAME + ".war";

    static final String API =
            "/" + NAME + Sources.find(JAVA + "ShopApplication.java", "@ApplicationPath\\(\"([^\"]+)\"");

    /** Where Inngest calls the app. */
    static final String ENDPOINT = API + Sources.find(RESOURCE, "@Path\\(\"([^\"]+)\"");

    /** A resource that is there once the app is, and asks nobody else. */
    static final String HEALTH = API + "/" + Sources.find(JAVA + "web/LinksResource.java", "@Path\\(\"([^\"]+)\"");

    private Shop() {}

    /** {@return the settings that the WAR brings along} */
    static Properties defaults() {
        try {
            var properties = new Properties();
            properties.load(new StringReader(Sources.read(MAIN + "resources/META-INF/microprofile-config.properties")));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the environment variables that MicroProfile Config looks into for those settings} */
    static Set<String> variables() {
        return defaults().stringPropertyNames().stream().map(Shop::variable).collect(Collectors.toSet());
    }

    /** {@return the environment variable of a setting} */
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
