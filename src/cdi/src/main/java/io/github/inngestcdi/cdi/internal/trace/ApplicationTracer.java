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

/** Finds the tracer that records the spans of one application. */
final class ApplicationTracer {
    private static final System.Logger LOG = System.getLogger(ApplicationTracer.class.getName());
    private static final String NAME = "io.github.inngestcdi";

    private ApplicationTracer() {}

    /**
     * {@return the tracer of the {@link OpenTelemetry} bean of the application or of MicroProfile Telemetry, or the global
     * tracer if there is no such bean; empty if the tracer records nothing}
     */
    static Optional<Tracer> find(BeanAccess beans) {
        try {
            var telemetry = beans.manager().getBeans(OpenTelemetry.class).isEmpty()
                    ? GlobalOpenTelemetry.get()
                    : beans.get(OpenTelemetry.class);
            var tracer = telemetry.getTracer(NAME, Sdk.VERSION);
            return records(telemetry, tracer) ? Optional.of(tracer) : Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, CdiMessages.noSpans(e));
            return Optional.empty();
        }
    }

    /** If telemetry is off, Payara and WildFly have an SDK without a processor of spans. */
    private static boolean records(OpenTelemetry telemetry, Tracer tracer) {
        return tracer.getClass() != TracerProvider.noop().get(NAME).getClass()
                && !telemetry.toString().contains("spanProcessor=NoopSpanProcessor");
    }
}
