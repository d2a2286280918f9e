package io.github.inngestcdi.docker;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts about the example shop, read from its sources. */
final class Shop {
    private static final String MAIN = "examples-war/src/main/";
    private static final String JAVA = MAIN + "java/io/github/inngestcdi/examples/shop/";
    private static final String RESOURCE = "src/cdi/src/main/java/io/github/inngestcdi/cdi/InngestResource.java";

    /** The name of the WAR without its extension; servers use it as the context root. */
    static final String NAME = Sources.find("examples-war/pom.xml", "<finalName>([^<]+)<");

    /** The path of the built WAR, from the root of the repository. */
    static final String WAR = "examples-war/target/" + NAME + ".war";

    static final String API =
            "/" + NAME + Sources.find(JAVA + "ShopApplication.java", "@ApplicationPath\\(\"([^\"]+)\"");

    /** The path at which Inngest calls the app. */
    static final String ENDPOINT = API + Sources.find(RESOURCE, "@Path\\(\"([^\"]+)\"");

    /** The path of a resource that exists when the app is deployed and that calls no other service. */
    static final String HEALTH = API + "/" + Sources.find(JAVA + "web/LinksResource.java", "@Path\\(\"([^\"]+)\"");

    private Shop() {}

    /** {@return the settings in the WAR} */
    static Properties defaults() {
        try {
            var properties = new Properties();
            properties.load(new StringReader(Sources.read(MAIN + "resources/META-INF/microprofile-config.properties")));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the environment variables in which MicroProfile Config looks up those settings} */
    static Set<String> variables() {
        return defaults().stringPropertyNames().stream().map(Shop::variable).collect(Collectors.toSet());
    }

    /** {@return the environment variable of a setting} */
    static String variable(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
