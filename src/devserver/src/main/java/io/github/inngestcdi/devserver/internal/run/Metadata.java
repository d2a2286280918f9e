package io.github.inngestcdi.devserver.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The metadata that an app records for a run and its steps: values by kind, such as {@code userland.order} or {@code inngest.score}. */
public final class Metadata {
    public static final String RUN = "";
    static final String EXPERIMENT = "inngest.experiment";

    private static final int MAX_KIND = 128;
    private static final int MAX_UPDATE = 64 * 1024;
    private static final int MAX_RUN = 1024 * 1024;
    private static final int MAX_SCORE_NAME = 128;
    private static final Set<String> KNOWN = Set.of(
            "inngest.ai",
            "inngest.http",
            "inngest.http.timing",
            "inngest.response_headers",
            "inngest.warnings",
            EXPERIMENT,
            "inngest.score");

    private final Map<String, Map<String, ObjectNode>> noted = new HashMap<>();
    private long bytes;

    /**
     * Applies an update.
     *
     * @param target a hashed step id, or {@link #RUN}
     * @return whether there was room for it
     */
    boolean update(String target, JsonNode update) {
        var values = update.path("values");
        int size = Json.write(values).length;
        if (size > MAX_UPDATE || bytes + size > MAX_RUN) {
            return false;
        }
        bytes += size;
        var known = noted.computeIfAbsent(target, key -> new LinkedHashMap<>())
                .computeIfAbsent(Json.text(update, "kind"), key -> Json.object());
        combine(known, values, Json.text(update, "op"));
        return true;
    }

    private static void combine(ObjectNode known, JsonNode values, String op) {
        if (op.equalsIgnoreCase("set")) {
            known.removeAll();
        }
        for (var value : values.properties()) {
            var name = value.getKey();
            if (op.equalsIgnoreCase("delete")) {
                known.remove(name);
            } else if (op.equalsIgnoreCase("add") && known.path(name).isNumber()) {
                known.put(name, known.get(name).asDouble() + value.getValue().asDouble());
            } else {
                known.set(name, value.getValue());
            }
        }
    }

    /** {@return the problem of an update, if it has one} */
    static Optional<String> problem(JsonNode update) {
        var kind = Json.text(update, "kind");
        if (kind.isEmpty() || kind.length() > MAX_KIND) {
            return Optional.of("a kind has 1 to " + MAX_KIND + " characters");
        }
        if (kind.startsWith("inngest.") && !KNOWN.contains(kind)) {
            return Optional.of("kind '" + kind + "' is Inngest's own: use one that begins with 'userland.'");
        }
        if (kind.equals("inngest.score")) {
            for (var score : update.path("values").properties()) {
                if (!isScore(score.getKey(), score.getValue())) {
                    return Optional.of("a score is {\"name\":{\"value\":…}} with a number or a boolean, and a name of "
                            + MAX_SCORE_NAME + " characters at most, without quotes");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isScore(String name, JsonNode score) {
        var value = score.path("value");
        return name.length() <= MAX_SCORE_NAME
                && name.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '\'')
                && score.size() == 1
                && (value.isNumber() || value.isBoolean());
    }

    /** {@return a copy of the values of {@code target}, by kind} */
    public Map<String, ObjectNode> of(String target) {
        var values = new LinkedHashMap<String, ObjectNode>();
        noted.getOrDefault(target, Map.of()).forEach((kind, known) -> values.put(kind, known.deepCopy()));
        return values;
    }
}
