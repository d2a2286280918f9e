package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.OptionalApis;
import io.github.inngestcdi.internal.middleware.ThreadTrace;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.spi.CurrentTrace;
import java.util.Optional;

/** The source of the current trace in one application, and the middleware that records spans. */
public final class Traces {
    private Traces() {}

    /** {@return the source of the current trace: OpenTelemetry if the server has it, otherwise the request} */
    public static CurrentTrace of(BeanAccess beans) {
        CurrentTrace ofTheRequest = new ThreadTrace(
                OptionalApis.isThere("jakarta.servlet.http.HttpServletRequest")
                        ? new RequestTrace(beans)::get
                        : Optional::empty);
        return hasOpenTelemetry() ? new OpenTelemetryTrace(ofTheRequest) : ofTheRequest;
    }

    /** {@return the middleware that creates spans of call requests and steps; empty if nothing records spans} */
    public static Optional<InngestMiddleware> spans(BeanAccess beans) {
        return hasOpenTelemetry() ? ApplicationTracer.find(beans).map(SpanMiddleware::new) : Optional.empty();
    }

    private static boolean hasOpenTelemetry() {
        return OptionalApis.isThere("io.opentelemetry.api.trace.Span");
    }
}
