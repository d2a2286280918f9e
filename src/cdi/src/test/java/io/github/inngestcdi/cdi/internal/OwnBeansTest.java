package io.github.inngestcdi.cdi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.NoRunException;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.spi.EventClient;
import io.github.inngestcdi.spi.JsonMapper;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnBeansTest {
    @Test
    void providesAllBeansByDefault() {
        try (var app = TestApplication.with(Map.of("inngest.event-key", "secret-key"))) {
            assertThat(app.get(InngestSettings.class).appId()).isEqualTo("shop");
            assertThat(app.get(InngestSettings.class).toString()).doesNotContain("secret-key");
            assertThat(app.get(JsonMapper.class).toJson(List.of(1))).isEqualTo("[1]");
            assertThat(app.get(Inngest.class)).isNotNull();
        }
    }

    @Test
    void injectsStepButRefusesItsUseOutsideARun() {
        try (var app = TestApplication.of()) {
            var step = app.get(Step.class);

            assertThatThrownBy(() -> step.run("one", () -> {})).isInstanceOf(NoRunException.class);
        }
    }

    @Test
    void prefersBeansOfTheApplication() {
        try (var app = TestApplication.of(RecordingInngest.class, UpperCase.class)) {
            assertThat(app.get(Inngest.class).send(new UserRegistered("1", "a")))
                    .isEqualTo("ID1.1");
            assertThat(app.get(JsonMapper.class).toJson("x")).isEqualTo("\"X\"");
        }
    }

    @Test
    void sendsPreparedEventsWithTheClientOfTheApplication() {
        try (var app = TestApplication.of(RecordingInngest.class)) {
            var client = app.get(EventClient.class);
            var event = client.prepare(new UserRegistered("1", "a"));

            assertThat(client.sendPrepared(List.of(event, event))).containsExactly("ID1.1", "ID1.2");
            assertThat(app.get(RecordingInngest.class).events())
                    .extracting(InngestEvent::name, InngestEvent::data)
                    .containsOnly(tuple("user/registered", new UserRegistered("1", "a")));
        }
    }

    @Test
    void acceptsAClientOfTheApplicationThatReturnsNoId() {
        try (var app = TestApplication.of(WithoutIds.class)) {
            var client = app.get(EventClient.class);

            var ids = client.sendPrepared(List.of(client.prepare(new UserRegistered("1", "a"))));

            assertThat(ids).containsExactly((String) null);
        }
    }

    @Test
    void leavesPreparedEventsToTheEventClientOfTheApplication() {
        try (var app = TestApplication.of(OwnEventClient.class)) {
            assertThat(app.get(EventClient.class).sendPrepared(List.of())).containsExactly("own");
            assertThat(app.get(Inngest.class)).isNotInstanceOf(EventClient.class);
        }
    }

    @Test
    void usesOneInstanceOfADependentBeanAndDestroysItWithTheApplication() {
        DependentMapper.ALIVE.clear();
        try (var app = TestApplication.of(RecordingInngest.class, DependentMapper.class, One.class)) {
            var beans = app.get(BeanAccess.class);

            assertThat(beans.get(JsonMapper.class)).isSameAs(beans.get(JsonMapper.class));
            assertThat(DependentMapper.ALIVE).hasSize(1);
        }
        assertThat(DependentMapper.ALIVE).isEmpty();
    }

    @Test
    void doesNotReadSettingsThatTheApplicationProduces() {
        try (var app = TestApplication.with(Map.of("inngest.app-id", ""), Settings.class)) {
            assertThat(app.get(InngestSettings.class).appId()).isEqualTo("produced");
        }
    }

    @Test
    void keepsDeploymentsApart() {
        try (var first = TestApplication.with(Map.of("inngest.app-id", "first"), One.class);
                var second = TestApplication.with(Map.of("inngest.app-id", "second"), Two.class)) {
            assertThat(first.functions()).extracting(FunctionDefinition::id).containsExactly("one-run");
            assertThat(second.functions()).extracting(FunctionDefinition::id).containsExactly("two-run");
            assertThat(first.get(InngestSettings.class).appId()).isEqualTo("first");
            assertThat(second.get(InngestSettings.class).appId()).isEqualTo("second");
        }
        try (var again = TestApplication.of(Two.class)) {
            assertThat(again.functions()).extracting(FunctionDefinition::id).containsExactly("two-run");
        }
    }

    @ApplicationScoped
    public static class UpperCase implements JsonMapper {
        @Override
        public String toJson(Object value) {
            return "\"X\"";
        }

        @Override
        public Object fromJson(String json, Type type) {
            return json;
        }
    }

    /** A client that returns no id, as a mock does. */
    @ApplicationScoped
    public static class WithoutIds extends RecordingInngest {
        @Override
        public String send(Object event) {
            return null;
        }
    }

    @ApplicationScoped
    public static class OwnEventClient implements EventClient {
        @Override
        public PreparedEvent prepare(Object event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> sendPrepared(List<PreparedEvent> events) {
            return List.of("own");
        }
    }

    @Dependent
    public static class DependentMapper implements JsonMapper {
        static final Set<JsonMapper> ALIVE = new HashSet<>();

        @PostConstruct
        void create() {
            ALIVE.add(this);
        }

        @PreDestroy
        void destroy() {
            ALIVE.remove(this);
        }

        @Override
        public String toJson(Object value) {
            return "";
        }

        @Override
        public Object fromJson(String json, Type type) {
            return json;
        }
    }

    @ApplicationScoped
    public static class Settings {
        @Produces
        InngestSettings settings() {
            var values = Map.of("inngest.app-id", "produced", "inngest.dev", "true");
            return SettingsReader.read(key -> Optional.ofNullable(values.get(key)), values.keySet())
                    .settings()
                    .orElseThrow();
        }
    }

    @ApplicationScoped
    public static class One {
        @Workflow
        void run(UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Two {
        @Workflow
        void run(UserRegistered user) {}
    }
}
