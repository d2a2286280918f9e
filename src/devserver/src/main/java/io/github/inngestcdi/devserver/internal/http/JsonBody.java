package io.github.inngestcdi.devserver.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** The JSON that a request carries. A number that the server cannot store, such as {@code 1e400}, makes the body invalid. */
public final class JsonBody {
    private final int size;
    private final Optional<JsonNode> json;
    private final String problem;

    private JsonBody(int size, Optional<JsonNode> json, String problem) {
        this.size = size;
        this.json = json;
        this.problem = problem;
    }

    /** {@return the body of a request, which this reads} */
    public static JsonBody of(Exchange exchange) throws IOException {
        var bytes = exchange.body();
        if (bytes.length == 0) {
            return new JsonBody(0, Optional.empty(), "");
        }
        try {
            var json = Json.read(bytes);
            return CanonicalJson.canWrite(json)
                    ? new JsonBody(bytes.length, Optional.of(json), "")
                    : new JsonBody(bytes.length, Optional.empty(), "a number is beyond the range of a double");
        } catch (JsonProcessingException e) {
            return new JsonBody(bytes.length, Optional.empty(), firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            return new JsonBody(bytes.length, Optional.empty(), firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("it is not JSON");
    }

    /** {@return the number of its bytes} */
    public int size() {
        return size;
    }

    /** {@return why a body that is not empty is not JSON; empty if it is} */
    public String problem() {
        return problem;
    }

    /** {@return the JSON; an empty object in place of a body that is not JSON, to be refused for the fields it lacks} */
    public JsonNode orEmpty() {
        return json.orElseGet(Json::object);
    }

    /** {@return the JSON, if the body is JSON of this kind} */
    public Optional<JsonNode> of(Predicate<JsonNode> kind) {
        return json.filter(kind);
    }
}
