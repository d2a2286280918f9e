package io.github.inngestcdi.devserver.internal.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A path with parameters, such as {@code /v1/runs/{runId}/jobs}.
 *
 * <p>A parameter is one whole part between slashes. It matches any text there, also empty text: {@code /v1/runs/} has an empty
 * {@code runId}. A slash at the end begins another part, so {@code /health/} is not {@code /health}.
 */
final class PathTemplate {
    private final String text;
    private final List<String> parts;

    PathTemplate(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + text);
        }
        this.text = text;
        this.parts = partsOf(text);
    }

    /** {@return the parts of a path, with their percent-encoding} */
    static List<String> partsOf(String path) {
        if (path.isEmpty()) {
            return List.of("");
        }
        var parts = new ArrayList<String>();
        int start = 1;
        for (int end = path.indexOf('/', start); end >= 0; end = path.indexOf('/', start)) {
            parts.add(path.substring(start, end));
            start = end + 1;
        }
        parts.add(path.substring(start));
        return List.copyOf(parts);
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    /** {@return whether the template matches a path of these decoded parts} */
    boolean matches(List<String> path) {
        if (path.size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!isParameter(parts.get(i)) && !parts.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether a path exists that both templates match} */
    boolean overlaps(PathTemplate other) {
        if (other.parts.size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            var one = parts.get(i);
            var two = other.parts.get(i);
            if (!isParameter(one) && !isParameter(two) && !one.equals(two)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the value of each parameter in a path that the template matches} */
    Map<String, String> parameters(List<String> path) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (isParameter(part)) {
                values.put(part.substring(1, part.length() - 1), path.get(i));
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return text;
    }
}
