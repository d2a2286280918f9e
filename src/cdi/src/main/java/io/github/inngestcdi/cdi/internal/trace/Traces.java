package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.cdi.internal.BeanAccess;
import io.github.inngestcdi.internal.middleware.ThreadTrace;
import io.github.inngestcdi.spi.CurrentTrace;

/** What tells the current trace in one application. */
public final class Traces {
    private Traces() {}

    /** {@return what OpenTelemetry says, where it is there, and else the request} */
    public static CurrentTrace of(BeanAccess beans) {
        CurrentTrace ofTheRequest = new ThreadTrace(new RequestTrace(beans)::get);
        try {
            Class.forName("io.opentelemetry.api.trace.Span", true, Traces.class.getClassLoader());
            return new OpenTelemetryTrace(ofTheRequest);
        } catch (ClassNotFoundException | LinkageError notThere) {
            return ofTheRequest;
        }
    }
}
