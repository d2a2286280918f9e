package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.RunSnapshot;
import io.github.inngestcdi.RunStatus;
import io.github.inngestcdi.internal.wire.ErrorJson;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as the server described it.
 *
 * @param raw the output of a completed run, or the error of a failed one
 */
record ServerRun(
        String id,
        String functionId,
        Optional<String> eventId,
        RunStatus status,
        Instant startedAt,
        Optional<Instant> endedAt,
        JsonValue raw,
        JsonMapper mapper,
        ReadHooks hooks)
        implements RunSnapshot {
    @Override
    public <T> @Nullable T output(Class<T> type) {
        return this.<T>output((Type) type);
    }

    @Override
    public <T> @Nullable T output(GenericType<T> type) {
        return this.<T>output(type.type());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> @Nullable T output(Type type) {
        if (status != RunStatus.COMPLETED) {
            throw ClientMessages.noOutput(id, status);
        }
        var output = hooks.read(id, raw);
        try {
            return (T) mapper.fromJson(output.toString(), type);
        } catch (RuntimeException e) {
            throw ClientMessages.outputDoesNotFit(id, raw.getValueType(), type, e);
        }
    }

    @Override
    public Optional<FunctionError> error() {
        return status == RunStatus.FAILED ? Optional.of(ErrorJson.read(raw, mapper)) : Optional.empty();
    }

    ServerRun withRaw(JsonValue output) {
        return new ServerRun(id, functionId, eventId, status, startedAt, endedAt, output, mapper, hooks);
    }

    /** Leaves the output out, which is the application's own data. */
    @Override
    public String toString() {
        return "run %s of function %s: %s".formatted(id, functionId, status);
    }
}
