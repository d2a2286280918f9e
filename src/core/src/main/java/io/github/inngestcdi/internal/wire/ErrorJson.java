package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.ErrorData;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Errors as JSON (Inngest SDK specification, 4.4.2).
 *
 * <p>The server keeps {@code name}, {@code message}, {@code stack} and {@code cause} of an error, and of {@code cause}
 * everything; an event about a failed run has no more. The step, suppressed errors and data, which have no place there, travel
 * in a cause of their own: it precedes the real one, and {@link #read} removes it.
 */
public final class ErrorJson {
    private static final String DETAILS = "ErrorDetails";

    private ErrorJson() {}

    /** {@return {@code error} as the body of an answer, or the {@code error} of an operation} */
    public static JsonObject write(FunctionError error, JsonPlatform json) {
        var object = basics(error, json);
        error.data().ifPresent(data -> object.add("data", json.value(data.json())));
        var details = details(error, json);
        if (!details.isEmpty()) {
            object.add("cause", detailsCause(error, details, json));
        } else if (error.cause() != null) {
            object.add("cause", nested(error.cause(), json));
        }
        return object.add("__serialized", true).build();
    }

    private static JsonObjectBuilder basics(FunctionError error, JsonPlatform json) {
        var object = json.newObject().add("name", error.name()).add("message", error.message());
        if (error.stack() != null) {
            object.add("stack", error.stack());
        }
        return object;
    }

    private static JsonObject detailsCause(FunctionError error, JsonObject details, JsonPlatform json) {
        var cause = json.newObject()
                .add("name", DETAILS)
                .add("message", "The step, suppressed errors and data of the error.")
                .add("details", details);
        if (error.cause() != null) {
            cause.add("cause", nested(error.cause(), json));
        }
        return cause.add("__serialized", true).build();
    }

    private static JsonObject nested(FunctionError error, JsonPlatform json) {
        var object = basics(error, json);
        details(error, json).forEach(object::add);
        if (error.cause() != null) {
            object.add("cause", nested(error.cause(), json));
        }
        return object.add("__serialized", true).build();
    }

    private static JsonObject details(FunctionError error, JsonPlatform json) {
        var details = json.newObject();
        error.stepId().ifPresent(id -> details.add("stepId", id));
        error.data().ifPresent(data -> details.add("data", json.value(data.json())));
        if (!error.suppressed().isEmpty()) {
            var suppressed = json.newArray();
            error.suppressed().forEach(each -> suppressed.add(nested(each, json)));
            details.add("suppressed", suppressed);
        }
        return details.build();
    }

    /** {@return the error in {@code value}, written by any SDK or the server} */
    public static FunctionError read(JsonValue value, JsonMapper mapper) {
        if (!(value instanceof JsonObject object)) {
            var message = value instanceof JsonString text ? text.getString() : value.toString();
            return new FunctionError("Error", message, null, null);
        }
        var cause = object.getOrDefault("cause", JsonValue.NULL);
        var details = object;
        if (cause instanceof JsonObject inner
                && DETAILS.equals(text(inner, "name", null))
                && inner.get("details") instanceof JsonObject own) {
            details = own;
            cause = inner.getOrDefault("cause", JsonValue.NULL);
        }
        return new FunctionError(
                String.valueOf(text(object, "name", "Error")),
                String.valueOf(text(object, "message", "")),
                text(object, "stack", null),
                cause == JsonValue.NULL ? null : read(cause, mapper),
                suppressed(details, mapper),
                Optional.ofNullable(text(details, "stepId", null)),
                data(details, mapper).or(() -> data(object, mapper)));
    }

    private static Optional<ErrorData> data(JsonObject object, JsonMapper mapper) {
        var data = object.getOrDefault("data", JsonValue.NULL);
        return data == JsonValue.NULL ? Optional.empty() : Optional.of(new ErrorData(data.toString(), mapper));
    }

    private static List<FunctionError> suppressed(JsonObject details, JsonMapper mapper) {
        return details.get("suppressed") instanceof JsonArray all
                ? all.stream().map(each -> read(each, mapper)).toList()
                : List.of();
    }

    private static @Nullable String text(JsonObject object, String key, @Nullable String otherwise) {
        return object.get(key) instanceof JsonString text ? text.getString() : otherwise;
    }
}
