package io.github.inngestcdi.devserver.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * A step that an app reported.
 *
 * @param id the hashed step id
 * @param json the whole object, for the fields that only some opcodes have
 */
record Operation(Opcode opcode, String id, JsonNode json) {

    String name() {
        return Json.text(json, "name");
    }

    String displayName() {
        var shown = Json.text(json, "displayName");
        var given = shown.isEmpty() ? Json.text(json.path("userland"), "id") : shown;
        return given.isEmpty() ? name() : given;
    }

    /** {@return the field of {@code opts}, else what is in its place where {@code opts} lacks it} */
    String option(String field, String otherwise) {
        var value = Json.text(json.path("opts"), field);
        return value.isEmpty() ? otherwise : value;
    }

    JsonNode options() {
        return json.path("opts");
    }

    JsonNode data() {
        return json.has("data") ? json.get("data") : NullNode.getInstance();
    }

    JsonNode error() {
        return json.path("error").isObject() ? json.get("error") : Json.object();
    }

    boolean race() {
        return option("parallelMode", "").equals("race");
    }
}
