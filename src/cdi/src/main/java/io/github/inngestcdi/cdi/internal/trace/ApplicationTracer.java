package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.internal.Sdk;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Finds who records the spans of one application. */
final class ApplicationTracer {
    private static final System.Logger LOG = System.getLogger(ApplicationTracer.class.getName());
    private static final String NAME = "io.github.inngestcdi";

    private ApplicationTracer() {}

    /**
     * {@return the tracer of the {@link OpenTelemetry} bean, which is the application's or that of MicroProfile Telemetry, and
     * without such a bean the global one; empty if it records nothing}
     */
    static Optional<Tracer> find(BeanAccess beans) {
        try {
            OpenTelemetry telemetry =
                    beans.manager().getBeans(OpenTelemetry.class).isEmpty()
                            ? GlobalOpenTelemetry.get()
                            : beans.get(OpenTelemetry.class);
            Tracer tracer = telemetry.getTracer(NAME, Sdk.VERSION);
            return records(telemetry, tracer) ? Optional.of(tracer) : Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, CdiMessages.noSpans(e));
            return Optional.empty();
        }
    }

    /** On Payara and WildFly telemetry that is off is an SDK that gives its spans to nobody. */
    private static boolean records(OpenTelemetry telemetry, Tracer tracer) {
        return tracer.getClass() != TracerProvider.noop().get(NAME).getClass()
                && !telemetry.toString().contains("spanProcessor=NoopSpanProcessor");
    }
}
