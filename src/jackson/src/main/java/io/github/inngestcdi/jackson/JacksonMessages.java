package io.github.inngestcdi.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * The messages of this module; numbers 03000 to 03099. A number is never reused. Jackson's own messages quote the JSON,
 * which is the application's data: these messages name the place and the kind of error, and keep only a cause that the
 * application's own code threw.
 */
final class JacksonMessages {
    private JacksonMessages() {}

    static IllegalArgumentException notWritable(@Nullable Object value, JsonProcessingException reason) {
        return new IllegalArgumentException(
                """
                INNGEST-03000: Jackson cannot write a %s as JSON%s (%s). Add accessors or annotations to its types, or \
                register a Jackson module for them.""".formatted(value == null ? "null" : value.getClass().getName(), at(reason), kind(reason)),
                foreignCause(reason));
    }

    static IllegalArgumentException notReadable(Type type, JsonProcessingException reason) {
        return new IllegalArgumentException(
                """
                INNGEST-03001: Jackson cannot read the JSON as %s%s (%s). Change the type to match the JSON, add \
                annotations to it, or register a Jackson module for it.""".formatted(type.getTypeName(), at(reason), kind(reason)), foreignCause(reason));
    }

    /** {@return the path to the failure; keys of maps are part of it, although they are data} */
    private static String at(JsonProcessingException reason) {
        if (!(reason instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "";
        }
        var path = new StringBuilder();
        for (var step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return " at '" + path + "'";
    }

    private static String kind(JsonProcessingException reason) {
        var kind = reason.getClass().getSimpleName();
        return reason instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? kind + ", expected " + mismatch.getTargetType().getTypeName()
                : kind;
    }

    private static @Nullable Throwable foreignCause(JsonProcessingException reason) {
        if (reason instanceof MismatchedInputException) {
            return null;
        }
        var cause = reason.getCause();
        while (cause instanceof JsonProcessingException) {
            cause = cause.getCause();
        }
        return cause;
    }
}
