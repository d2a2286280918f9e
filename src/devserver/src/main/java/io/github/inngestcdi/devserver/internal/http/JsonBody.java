package io.github.inngestcdi.devserver.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** The JSON that a request carries. */
public final class JsonBody {
    private final int size;
    private final Optional<JsonNode> json;
    private final String problem;

    private JsonBody(int size, Optional<JsonNode> json, String problem) {
        this.size = size;
        this.json = json;
        this.problem = problem;
    }

    /**
     * Reads the body of a request.
     *
     * @return the body
     * @throws UnstorableNumber if a number such as {@code 1e400} is in it; the route table answers that with 400
     */
    public static JsonBody of(Exchange exchange) throws IOException {
        var bytes = exchange.body();
        if (bytes.length == 0) {
            return new JsonBody(0, Optional.empty(), "");
        }
        JsonNode json;
        try {
            json = Json.read(bytes);
        } catch (JsonProcessingException e) {
            return new JsonBody(bytes.length, Optional.empty(), firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            return new JsonBody(bytes.length, Optional.empty(), firstLine(String.valueOf(e.getMessage())));
        }
        if (!CanonicalJson.canWrite(json)) {
            throw new UnstorableNumber();
        }
        return new JsonBody(bytes.length, Optional.of(json), "");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("it is not JSON");
    }

    /** {@return the number of bytes of the body} */
    public int size() {
        return size;
    }

    /** {@return the reason why a body is not valid JSON; empty if it is, and for an empty body} */
    public String problem() {
        return problem;
    }

    /** {@return the JSON, or an empty object if the body is not JSON: an API refuses that for its missing fields} */
    public JsonNode orEmpty() {
        return json.orElseGet(Json::object);
    }

    /** {@return the JSON, if the body is JSON of this kind} */
    public Optional<JsonNode> of(Predicate<JsonNode> kind) {
        return json.filter(kind);
    }
}
