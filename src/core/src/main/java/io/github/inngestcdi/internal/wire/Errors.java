package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.CarriesErrorData;
import io.github.inngestcdi.ErrorData;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.RemoteCause;
import io.github.inngestcdi.spi.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Turns exceptions into errors that can travel: class name, message, stack, causes, suppressed and data. */
public final class Errors {
    /** A longer chain of causes is cut, so that a cycle ends. */
    private static final int MAX_CAUSES = 10;

    /** Deeper frames are left out: the first ones of a stack overflow are enough. */
    private static final int MAX_FRAMES = 200;

    private static final int MAX_SUPPRESSED = 10;

    private final JsonMapper mapper;

    public Errors(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** {@return {@code thrown} as it travels} */
    public FunctionError of(Throwable thrown) {
        return of(thrown, MAX_CAUSES);
    }

    private FunctionError of(Throwable thrown, int depth) {
        if (thrown instanceof RemoteCause remote) {
            return remote.error();
        }
        var cause = thrown.getCause();
        var wireCause = cause == null || depth == 0 ? null : of(cause, depth - 1);
        if (thrown instanceof StepException failed) {
            var error = failed.error();
            return new FunctionError(
                    error.name(),
                    message(thrown),
                    stack(thrown),
                    wireCause,
                    suppressed(thrown, depth),
                    Optional.of(failed.stepId()),
                    error.data());
        }
        var data = data(thrown);
        return new FunctionError(
                thrown.getClass().getName(),
                message(thrown),
                stack(thrown),
                wireCause,
                suppressed(thrown, depth),
                Optional.empty(),
                data);
    }

    private List<FunctionError> suppressed(Throwable thrown, int depth) {
        return depth == 0
                ? List.of()
                : Stream.of(thrown.getSuppressed())
                        .limit(MAX_SUPPRESSED)
                        .map(each -> of(each, depth / 2))
                        .toList();
    }

    /** Data that cannot be written is left out, and the reason is a suppressed error: the error itself matters more. */
    private Optional<ErrorData> data(Throwable thrown) {
        if (!(thrown instanceof CarriesErrorData carrier)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(carrier.errorData()).map(data -> new ErrorData(mapper.toJson(data), mapper));
        } catch (RuntimeException e) {
            thrown.addSuppressed(e);
            return Optional.empty();
        }
    }

    private static String message(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getName() + " was thrown without a message"
                : message;
    }

    private static String stack(Throwable thrown) {
        var lines = new StringJoiner("\n    at ");
        lines.add(thrown.toString());
        var frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
            lines.add(frames[i].toString());
        }
        var text = new StringBuilder(lines.toString());
        for (var suppressed : thrown.getSuppressed()) {
            text.append("\n    Suppressed: ").append(suppressed);
        }
        return text.toString();
    }
}
