package io.github.inngestcdi.cdi.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.cdi.internal.BeanAccess;
import java.io.IOException;
import java.io.InputStream;
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

    /** Has our classes for itself, and no API of servlets. */
    private static final class WithoutServlets extends ClassLoader {
        WithoutServlets() {
            super(TracesWithoutServletsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.servlet.")) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith("io.github.inngestcdi.") ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
