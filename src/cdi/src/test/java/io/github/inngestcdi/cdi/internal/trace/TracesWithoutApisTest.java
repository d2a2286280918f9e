package io.github.inngestcdi.cdi.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.internal.Without;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracesWithoutApisTest {
    @Test
    void findsNoTraceWithoutServlets() throws ReflectiveOperationException {
        ClassLoader loader = new Without("jakarta.servlet.");

        var trace = loader.loadClass("io.github.inngestcdi.spi.CurrentTrace")
                .getMethod("get")
                .invoke(call(loader, "of"));

        assertThat(trace).isEqualTo(Optional.empty());
    }

    @Test
    void readsRequestsAndCreatesNoSpansWithoutOpenTelemetry() throws ReflectiveOperationException {
        ClassLoader loader = new Without("io.opentelemetry.");

        assertThat(call(loader, "of").getClass().getSimpleName()).isEqualTo("ThreadTrace");
        assertThat(call(loader, "spans")).isEqualTo(Optional.empty());
    }

    private static Object call(ClassLoader loader, String method) throws ReflectiveOperationException {
        Class<?> beans = loader.loadClass(BeanAccess.class.getName());
        return loader.loadClass(Traces.class.getName())
                .getMethod(method, beans)
                .invoke(null, beans.getConstructor().newInstance());
    }
}
