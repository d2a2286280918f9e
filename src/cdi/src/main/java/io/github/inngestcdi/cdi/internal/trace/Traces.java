package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.cdi.internal.BeanAccess;
import io.github.inngestcdi.internal.middleware.ThreadTrace;
import io.github.inngestcdi.spi.CurrentTrace;
import java.util.Optional;

/** What tells the current trace in one application. */
public final class Traces {
    private Traces() {}

    /** {@return what OpenTelemetry says, where it is there, and else the request} */
    public static CurrentTrace of(BeanAccess beans) {
        CurrentTrace ofTheRequest = new ThreadTrace(
                isThere("jakarta.servlet.http.HttpServletRequest") ? new RequestTrace(beans)::get : Optional::empty);
        return isThere("io.opentelemetry.api.trace.Span") ? new OpenTelemetryTrace(ofTheRequest) : ofTheRequest;
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, true, Traces.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return false;
        }
    }
}
