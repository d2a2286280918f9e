package io.github.inngestcdi.devserver.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A condition on events, in CEL. */
public interface Expression {
    /** {@return the text it was written in} */
    String source();

    /**
     * {@return whether it holds}
     *
     * @param event the event that started the run
     * @param async the event that just came in, where one is waited for
     */
    boolean holds(JsonNode event, @Nullable JsonNode async);
}
