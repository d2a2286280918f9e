package io.github.inngestcdi.devserver.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A condition on events, in CEL. */
public interface Expression {
    /** {@return the source text} */
    String source();

    /**
     * {@return whether the condition holds}
     *
     * @param event the event that started the run
     * @param async the event that has just arrived, if a step waits for one
     */
    boolean holds(JsonNode event, @Nullable JsonNode async);
}
