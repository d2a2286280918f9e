package io.github.inngestcdi.cdi.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.Without;
import jakarta.enterprise.context.Dependent;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionalApisTest {
    @ParameterizedTest
    @CsvSource({
        "org.eclipse.microprofile.health., false",
        "io.opentelemetry., true",
        "jakarta.validation., true",
        "nothing at all, true"
    })
    void runsFunctionsWithoutAnOptionalApi(String api, boolean healthIsChecked) throws Exception {
        ClassLoader loader = new Without(api);
        Class<?> type = loader.loadClass(TestApplication.class.getName());
        Class<?>[] beans = {loader.loadClass(Hello.class.getName())};

        try (var app = (AutoCloseable) type.getMethod("of", Class[].class).invoke(null, (Object) beans)) {
            var answer = type.getMethod("call", String.class, String.class, String.class)
                    .invoke(app, "hello", "a/b", "{}");
            var container = (WeldContainer) type.getMethod("container").invoke(app);

            assertThat(answer).asString().startsWith("206 ").contains("hi");
            assertThat(container
                            .select(HealthCheck.class, Readiness.Literal.INSTANCE)
                            .isResolvable())
                    .isEqualTo(healthIsChecked);
        }
    }

    @Dependent
    public static class Hello {
        @Workflow(id = "hello")
        String run(FunctionContext<Map<String, Object>> context) {
            return context.step().run("greet", () -> "hi");
        }
    }
}
