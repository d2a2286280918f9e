package io.github.inngestcdi.devserver.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.json.Json;

/** The result of a step, in the shape of later call requests. */
public final class Memo {
    public static final Memo NULL = of(NullNode.getInstance());

    private final JsonNode json;
    private final byte[] canonical;

    private Memo(JsonNode json, byte[] canonical) {
        this.json = json;
        this.canonical = canonical;
    }

    public static Memo of(JsonNode json) {
        return new Memo(json, CanonicalJson.of(json));
    }

    public static Memo data(JsonNode data) {
        return of(Json.object().set("data", data));
    }

    public static Memo error(JsonNode error) {
        return of(Json.object().set("error", error));
    }

    public JsonNode json() {
        return json;
    }

    /** {@return the canonical bytes of {@link #json}; written only once, as every later call request repeats them} */
    public byte[] canonical() {
        return canonical;
    }
}
