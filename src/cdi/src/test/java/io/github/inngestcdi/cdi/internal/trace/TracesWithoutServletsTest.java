package io.github.inngestcdi.cdi.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.internal.BeanAccess;
import io.github.inngestcdi.cdi.internal.OwnClasses;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracesWithoutServletsTest {
    @Test
    void areNone() throws ReflectiveOperationException {
        ClassLoader loader = new WithoutServlets();
        Class<?> beans = loader.loadClass(BeanAccess.class.getName());
        Object traces = loader.loadClass(Traces.class.getName())
                .getMethod("of", beans)
                .invoke(null, beans.getConstructor().newInstance());

        Object trace = loader.loadClass("io.github.inngestcdi.spi.CurrentTrace")
                .getMethod("get")
                .invoke(traces);

        assertThat(trace).isEqualTo(Optional.empty());
    }

    /** Has no API of servlets. */
    private static final class WithoutServlets extends OwnClasses {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.servlet.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
