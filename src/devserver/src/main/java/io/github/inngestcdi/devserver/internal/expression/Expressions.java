package io.github.inngestcdi.devserver.internal.expression;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The expressions in use, each parsed once. The first expression that needs CEL loads it. */
public final class Expressions {
    private static final int MAX_PARSED = 5000;

    private final Map<String, Expression> parsed = new ConcurrentHashMap<>();

    /**
     * {@return the expression with this source text}
     *
     * @throws IllegalArgumentException if it is not CEL; the message names the place
     */
    public Expression parse(String source) {
        if (parsed.size() >= MAX_PARSED) {
            parsed.clear(); // apps that write ids into their expressions never repeat one
        }
        return parsed.computeIfAbsent(
                source, text -> FieldEquals.parse(text).orElseGet(() -> CelExpression.parse(text)));
    }
}
