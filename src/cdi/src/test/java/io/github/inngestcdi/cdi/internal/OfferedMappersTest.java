package io.github.inngestcdi.cdi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.inngestcdi.spi.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferedMappersTest {
    @TempDir
    private Path classPath;

    @Test
    void usesAnOfferedMapperInsteadOfJsonBinding() throws IOException {
        offer(Offered.class.getName());

        try (var app = start()) {
            assertThat(app.get(JsonMapper.class).toJson("x")).isEqualTo("\"offered\"");
        }
    }

    @Test
    void prefersTheMapperOfTheApplication() throws IOException {
        offer(Offered.class.getName(), Other.class.getName());

        try (var app = start(OwnBeansTest.UpperCase.class)) {
            assertThat(app.get(JsonMapper.class).toJson("x")).isEqualTo("\"X\"");
        }
    }

    @Test
    void refusesSeveralOfferedMappers() throws IOException {
        offer(Offered.class.getName(), Other.class.getName());

        var refused = catchThrowable(this::start);

        assertThat(refused)
                .hasMessageContaining("INNGEST-01050")
                .hasMessageContaining(Offered.class.getName() + ", " + Other.class.getName());
    }

    @Test
    void refusesAMapperThatCannotBeLoaded() throws IOException {
        offer("com.example.Gone");

        var refused = catchThrowable(this::start);

        assertThat(refused).hasMessageContaining("INNGEST-01051").hasMessageContaining("com.example.Gone");
    }

    private void offer(String... mappers) throws IOException {
        var services = Files.createDirectories(classPath.resolve("META-INF/services"));
        Files.write(services.resolve(JsonMapper.class.getName()), List.of(mappers));
    }

    private TestApplication start(Class<?>... beans) throws IOException {
        try (var loader =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, OfferedMappersTest.class.getClassLoader())) {
            return TestApplication.in(loader, beans);
        }
    }

    public static class Offered implements JsonMapper {
        @Override
        public String toJson(Object value) {
            return "\"offered\"";
        }

        @Override
        public Object fromJson(String json, Type type) {
            return json;
        }
    }

    public static final class Other extends Offered {}
}
