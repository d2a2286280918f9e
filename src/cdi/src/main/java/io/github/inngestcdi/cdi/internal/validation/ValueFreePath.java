package io.github.inngestcdi.cdi.internal.validation;

import jakarta.validation.Path;

/**
 * Writes the path of a violation in the data: {@code lines[1].count}, {@code prices[…].amount}. It leaves out the keys
 * of maps, which are data.
 */
final class ValueFreePath {
    private ValueFreePath() {}

    static String of(Path path) {
        var text = new StringBuilder();
        for (var node : path) {
            if (node.isInIterable()) {
                text.append('[').append(position(node)).append(']');
            }
            if (node.getName() != null) {
                text.append(text.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return text.toString();
    }

    private static String position(Path.Node node) {
        if (node.getKey() != null) {
            return "…";
        }
        return node.getIndex() == null ? "" : node.getIndex().toString();
    }
}
