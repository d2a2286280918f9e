package io.github.inngestcdi.cdi.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.endpoint.Endpoint;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadinessCheckTest {
    private static final Map<String, String> SYNCS_ITSELF = Map.of(
            "inngest.serve-origin", "https://shop.example.org",
            "inngest.base-url", "http://secret-host.localhost:1",
            "inngest.request-timeout", "PT5S");

    @BeforeAll
    static void installHealth() {
        HealthCheckResponse.setResponseProvider(new TestHealth());
    }

    @AfterAll
    static void removeHealth() {
        HealthCheckResponse.setResponseProvider(null);
    }

    @Test
    void isAReadinessCheckAndDescribesTheApp() {
        try (var app = TestApplication.of(Onboarding.class)) {
            var response = check(app);

            assertThat(response.getName()).isEqualTo("inngest");
            assertThat(response.getStatus()).isEqualTo(Status.UP);
            assertThat(response.getData())
                    .hasValueSatisfying(data -> assertThat(data)
                            .containsExactlyInAnyOrderEntriesOf(Map.of(
                                    "app",
                                    "shop",
                                    "mode",
                                    "dev",
                                    "transport",
                                    "serve",
                                    "functions",
                                    1L,
                                    "sync",
                                    "not-asked-for")));
        }
    }

    @Test
    void isUpBeforeTheSyncOnStart() {
        try (var app = TestApplication.with(SYNCS_ITSELF)) {
            assertThat(check(app).getStatus()).isEqualTo(Status.UP);
            assertThat(data(app)).containsEntry("sync", "pending").doesNotContainKey("lastSync");
        }
    }

    @Test
    void staysUpAfterAFailedSyncAndShowsOnlyTheMessageNumber() {
        try (var app = TestApplication.with(SYNCS_ITSELF)) {
            sync(app, Map.of());

            assertThat(check(app).getStatus()).isEqualTo(Status.UP);
            assertThat(data(app)).containsEntry("sync", "failed").containsEntry("syncFailure", "INNGEST-00200");
            assertThat(data(app).toString()).doesNotContain("secret-host");
        }
    }

    @Test
    void showsTheTimeOfTheLastSync() {
        try (var app = TestApplication.of()) {
            var before = Instant.now();

            sync(app, Map.of("x-inngest-sync-kind", "in_band"));

            assertThat(data(app)).containsEntry("sync", "done");
            assertThat(Instant.parse(String.valueOf(data(app).get("lastSync")))).isBetween(before, Instant.now());
        }
    }

    @Test
    void isDownAndLogsTheReasonOnceIfRequestsCannotBeAnswered() {
        try (var app = TestApplication.of(Unmakeable.class);
                var log = new LogRecords(ReadinessCheck.class)) {
            check(app);
            var response = check(app);

            assertThat(response.getStatus()).isEqualTo(Status.DOWN);
            assertThat(response.getData())
                    .hasValueSatisfying(data -> assertThat(data)
                            .containsEntry("failure", "INNGEST-01300")
                            .containsEntry("app", "shop"));
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("SEVERE INNGEST-01300"));
        }
    }

    private static HealthCheckResponse check(TestApplication app) {
        return app.container()
                .select(HealthCheck.class, Readiness.Literal.INSTANCE)
                .get()
                .call();
    }

    private static Map<String, Object> data(TestApplication app) {
        return check(app).getData().orElseThrow();
    }

    private static void sync(TestApplication app, Map<String, String> headers) {
        app.get(Endpoint.class)
                .answer(new ServeRequest(
                        "PUT",
                        URI.create("http://localhost/api/inngest"),
                        headers::get,
                        new ByteArrayInputStream(
                                "{\"url\":\"http://localhost/api/inngest\"}".getBytes(StandardCharsets.UTF_8))));
    }

    @ApplicationScoped
    public static class Onboarding {
        @Workflow
        void welcome(UserRegistered user, Step step) {
            step.run("welcome", user::userId);
        }
    }

    @Dependent
    public static class Unmakeable {
        @Produces
        JsonMapper mapper() {
            throw new IllegalStateException("broken");
        }
    }
}
