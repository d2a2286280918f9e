package io.github.inngestcdi.devserver.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.inngestcdi.devserver.internal.json.Json;

/**
 * A step that an app reported.
 *
 * @param id the hashed step id
 * @param json the whole object, with the fields that only some opcodes have
 */
public record Operation(Opcode opcode, String id, JsonNode json) {

    public String name() {
        return Json.text(json, "name");
    }

    public String displayName() {
        var shown = Json.text(json, "displayName");
        var given = shown.isEmpty() ? Json.text(json.path("userland"), "id") : shown;
        return given.isEmpty() ? name() : given;
    }

    /** {@return the field of {@code opts}; {@code otherwise} if {@code opts} does not have it} */
    public String option(String field, String otherwise) {
        var value = Json.text(json.path("opts"), field);
        return value.isEmpty() ? otherwise : value;
    }

    public JsonNode options() {
        return json.path("opts");
    }

    public JsonNode data() {
        return json.has("data") ? json.get("data") : NullNode.getInstance();
    }

    public JsonNode error() {
        return json.path("error").isObject() ? json.get("error") : Json.object();
    }

    public boolean race() {
        return option("parallelMode", "").equals("race");
    }
}
