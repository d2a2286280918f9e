package io.github.inngestcdi.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Every message of this module; numbers 03000 to 03099. None is used again. Jackson's own messages quote the JSON, which is
 * the application's data: these messages name the place and the kind of error, and keep only a cause that the application's
 * own code threw.
 */
final class JacksonMessages {
    private JacksonMessages() {}

    static IllegalArgumentException notWritable(@Nullable Object value, JsonProcessingException reason) {
        return new IllegalArgumentException(
                """
                INNGEST-03000: Jackson cannot write a %s as JSON%s (%s). Give its types accessors, annotations or a module \
                that Jackson knows.""".formatted(value == null ? "null" : value.getClass().getName(), at(reason), kind(reason)),
                foreignCause(reason));
    }

    static IllegalArgumentException notReadable(Type type, JsonProcessingException reason) {
        return new IllegalArgumentException(
                """
                INNGEST-03001: Jackson cannot read the JSON as %s%s (%s). Make the type fit what is sent, or give it \
                annotations or a module that Jackson knows.""".formatted(type.getTypeName(), at(reason), kind(reason)), foreignCause(reason));
    }

    /** {@return the path of members to the failure; keys of a map are data, but name the place} */
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
