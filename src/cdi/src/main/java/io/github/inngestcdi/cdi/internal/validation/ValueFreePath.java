package io.github.inngestcdi.cdi.internal.validation;

import jakarta.validation.Path;

/** Writes where in the data a constraint is broken: {@code lines[1].count}, {@code prices[…].amount}. The keys of maps are data. */
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
