package io.github.inngestcdi.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Compose files of this folder. */
enum ComposeFile {
    SELF_HOSTED("compose.yml"),
    DEV("compose.dev.yml");

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?:(:?[-?])([^}]*))?}|\\$");

    private final String name;

    ComposeFile(String name) {
        this.name = name;
    }

    /**
     * A variable that a Compose file reads from its environment.
     *
     * @param name the name; empty for a dollar sign that does not begin a variable
     * @param operator {@code :-} before a default, {@code :?} before an error message, or another text
     * @param operand the default, or the error message
     */
    record Variable(String name, String operator, String operand) {
        private static Variable of(MatchResult match) {
            return new Variable(text(match, 1), text(match, 2), text(match, 3));
        }

        private static String text(MatchResult match, int group) {
            return match.group(group) == null ? "" : match.group(group);
        }
    }

    /** A published port, or a range of them: {@code 127.0.0.1:8080-8081:8080}. */
    record Published(String address, int first, int last, int containerPort) {
        private static final Pattern PORT = Pattern.compile("([0-9.]+):(\\d+)(?:-(\\d+))?:(\\d+)");

        private static Published of(String text) {
            var port = PORT.matcher(text);
            assertThat(port.matches())
                    .as("'%s' names the address it is published on", text)
                    .isTrue();
            int first = Integer.parseInt(port.group(2));
            int last = port.group(3) == null ? first : Integer.parseInt(port.group(3));
            return new Published(port.group(1), first, last, Integer.parseInt(port.group(4)));
        }

        boolean contains(int port) {
            return first <= port && port <= last;
        }
    }

    /** A service with its name. */
    record Service(String name, JsonNode node) {
        String image() {
            return node.path("image").asText();
        }

        boolean isBuiltHere() {
            return node.has("build");
        }

        int replicas() {
            return node.path("deploy").path("replicas").asInt(1);
        }

        /** {@return the environment of its containers, in which variables of Compose are not replaced} */
        Map<String, String> environment() {
            var environment = new LinkedHashMap<String, String>();
            for (var entry : node.path("environment").properties()) {
                assertThat(entry.getValue().isTextual())
                        .as("%s of %s is a string", entry.getKey(), name)
                        .isTrue();
                environment.put(entry.getKey(), entry.getValue().textValue());
            }
            return environment;
        }

        List<String> command() {
            return texts("command");
        }

        List<Published> published() {
            return texts("ports").stream().map(Published::of).toList();
        }

        /** {@return the networks of the service; the default network if it names none} */
        List<String> networks() {
            return node.has("networks") ? texts("networks") : List.of("default");
        }

        /** {@return the names of the mounted volumes} */
        List<String> volumes() {
            return texts("volumes").stream()
                    .map(volume -> volume.split(":", -1)[0])
                    .toList();
        }

        private List<String> texts(String key) {
            var texts = new ArrayList<String>();
            node.path(key).forEach(text -> texts.add(text.asText()));
            return texts;
        }
    }

    /** {@return the path from the root of the repository} */
    String path() {
        return "docker/" + name;
    }

    JsonNode root() {
        try {
            return YAML.readTree(Sources.read(path()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(path() + " is not YAML", e);
        }
    }

    List<Service> services() {
        return root().path("services").properties().stream()
                .map(entry -> new Service(entry.getKey(), entry.getValue()))
                .toList();
    }

    Service service(String service) {
        return services().stream()
                .filter(candidate -> candidate.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no service '%s'".formatted(path(), service)));
    }

    /** {@return the variables that the file reads from its environment, one for each place} */
    List<Variable> variables() {
        var text = COMMENT.matcher(Sources.read(path())).replaceAll("");
        return VARIABLE.matcher(text).results().map(Variable::of).toList();
    }
}
