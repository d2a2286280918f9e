package io.github.inngestcdi.arquillian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The environment in which {@code docker/compose.yml} starts the example application. */
final class ComposeFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)[^}]*}");

    private ComposeFile() {}

    /**
     * {@return the environment of the application}
     *
     * @param secrets the values of the variables of {@code .env}
     * @param services the loopback address of each service, by its name in the file
     */
    static Map<String, String> environment(Map<String, String> secrets, Map<String, URI> services) {
        Map<String, String> environment = new TreeMap<>();
        read().at("/services/app/environment")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(),
                        VARIABLE.matcher(variable.getValue().asText())
                                .replaceAll(found -> secrets.get(found.group(1)))));
        environment.replaceAll((name, value) -> onLoopback(value, services));
        services.forEach((host, uri) -> environment.computeIfPresent(
                "SHOP_SMTP_PORT", (name, port) -> host.equals("mail") ? Integer.toString(uri.getPort()) : port));
        return environment;
    }

    private static String onLoopback(String value, Map<String, URI> services) {
        var named = services.get(value);
        if (named != null) {
            return named.getHost();
        }
        return value.startsWith("http")
                        && services.containsKey(URI.create(value).getHost())
                ? services.get(URI.create(value).getHost()).toString()
                : value;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(new File(System.getProperty("file.compose")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
