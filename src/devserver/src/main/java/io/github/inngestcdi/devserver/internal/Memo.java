package io.github.inngestcdi.devserver.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** The result of a step, in the shape in which later call requests carry it. */
final class Memo {
    static final Memo NULL = of(NullNode.getInstance());

    private final JsonNode json;
    private final byte[] canonical;

    private Memo(JsonNode json, byte[] canonical) {
        this.json = json;
        this.canonical = canonical;
    }

    static Memo of(JsonNode json) {
        return new Memo(json, CanonicalJson.of(json));
    }

    static Memo data(JsonNode data) {
        return of(Json.object().set("data", data));
    }

    static Memo error(JsonNode error) {
        return of(Json.object().set("error", error));
    }

    JsonNode json() {
        return json;
    }

    /** {@return the bytes of {@link #json}, written once, as every later call request repeats them} */
    byte[] canonical() {
        return canonical;
    }
}
