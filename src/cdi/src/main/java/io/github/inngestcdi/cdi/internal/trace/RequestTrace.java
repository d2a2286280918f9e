package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The trace in the headers of the current request. The container knows the request of a thread, so this class stores nothing
 * for a thread and has nothing to remove.
 */
final class RequestTrace {
    private final BeanAccess beans;

    RequestTrace(BeanAccess beans) {
        this.beans = beans;
    }

    /** {@return the trace of the request that the thread answers; empty outside a request} */
    Optional<TraceContext> get() {
        var manager = beans.manager();
        var found = manager.getBeans(HttpServletRequest.class);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            Bean<?> bean = manager.resolve(found);
            var request = (HttpServletRequest)
                    manager.getReference(bean, HttpServletRequest.class, manager.createCreationalContext(bean));
            return TraceContext.of(request.getHeader("traceparent"), request.getHeader("tracestate"));
        } catch (RuntimeException noRequest) {
            return Optional.empty();
        }
    }
}
