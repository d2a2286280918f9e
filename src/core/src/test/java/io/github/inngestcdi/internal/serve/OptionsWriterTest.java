package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.FunctionOptions.Batch;
import io.github.inngestcdi.FunctionOptions.CancelOn;
import io.github.inngestcdi.FunctionOptions.Concurrency;
import io.github.inngestcdi.FunctionOptions.Debounce;
import io.github.inngestcdi.FunctionOptions.RateLimit;
import io.github.inngestcdi.FunctionOptions.SingleRun;
import io.github.inngestcdi.FunctionOptions.Throttle;
import io.github.inngestcdi.FunctionOptions.Timeouts;
import io.github.inngestcdi.SingleRunMode;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The options that the recorded registration does not have. */
class OptionsWriterTest {
    private static final JsonPlatform JSON = new JsonPlatform();

    @Test
    void writesNothingWithoutOptions() {
        assertThat(written(FunctionOptions.builder())).isEqualTo("{}");
    }

    @Test
    void writesOnlyRequiredMembersByDefault() {
        assertThat(written(FunctionOptions.builder()
                        .throttle(Throttle.of(10, Duration.ofDays(1)))
                        .rateLimit(RateLimit.of(1, Duration.ofHours(24)))
                        .debounce(Debounce.of(Duration.ofDays(7)))
                        .singleRun(SingleRun.of(SingleRunMode.CANCEL))
                        .cancelOn(CancelOn.named("order/cancelled"))
                        .timeouts(Timeouts.finish(Duration.ofMinutes(90)))))
                .isEqualTo("""
                        {"throttle":{"limit":10,"period":"1d"},"rateLimit":{"limit":1,"period":"1d"},\
                        "debounce":{"period":"1w"},"singleton":{"mode":"cancel"},"timeouts":{"finish":"1h30m"},\
                        "cancel":[{"event":"order/cancelled"}]}""");
    }

    @Test
    void writesTheTimeoutOfABatchWithoutDays() {
        assertThat(written(FunctionOptions.builder()
                        .batch(Batch.of(100, Duration.ofDays(8).plusMillis(1))
                                .withKey("event.data.user")
                                .withExpression("event.data.total < 10"))))
                .isEqualTo("""
                        {"batchEvents":{"maxSize":100,"timeout":"192h1s","key":"event.data.user",\
                        "if":"event.data.total < 10"}}""");
    }

    @Test
    void separatesLimitsOfRunsFromLimitsOfSteps() {
        assertThat(written(FunctionOptions.builder()
                        .concurrency(Concurrency.ofSteps(5))
                        .concurrency(Concurrency.ofRuns(2).withKey("\"shop\"").withScope(ConcurrencyScope.ACCOUNT))))
                .isEqualTo("""
                        {"concurrency":{"fn":[{"limit":2,"key":"\\"shop\\"","scope":"account"}],"step":[{"limit":5}]}}""");
        assertThat(written(FunctionOptions.builder().concurrency(Concurrency.ofRuns(2))))
                .isEqualTo("""
                        {"concurrency":{"fn":[{"limit":2}]}}""");
    }

    @Test
    void writesTheJitterOfASchedule() {
        var function = FunctionDefinition.<Object, Object>builder("f", Object.class, context -> "x")
                .trigger(Trigger.cron("0 9 * * *", Duration.ofSeconds(150)))
                .build();

        assertThat(registered(function).getJsonArray("triggers")).hasToString("""
                [{"cron":"0 9 * * *","jitter":"2m30s"}]""");
    }

    @Test
    void leavesTheOptionsOfAFunctionOutOfItsFailureFunction() {
        var function = FunctionDefinition.<Object, Object>builder("f", Object.class, context -> "x")
                .options(FunctionOptions.builder()
                        .batch(Batch.of(2, Duration.ofSeconds(1)))
                        .build())
                .onFailure(failure -> {})
                .build();

        var functions = registration(function).getJsonArray("functions");

        assertThat(functions.getJsonObject(0)).containsKey("batchEvents");
        assertThat(functions.getJsonObject(1)).containsOnlyKeys("id", "name", "triggers", "steps");
    }

    @Test
    void writesTheCheckpointingOfAFunctionUnlessItIsOff() {
        assertThat(written(FunctionOptions.builder()
                        .checkpointing(Checkpointing.standard()
                                .withBufferedSteps(3)
                                .withMaxInterval(Duration.ofSeconds(90))
                                .withMaxRuntime(Duration.ZERO))))
                .isEqualTo("""
                        {"checkpoint":{"batch_steps":3,"batch_interval":"1m30s","max_runtime":"0s"}}""");
        assertThat(written(FunctionOptions.builder().checkpointing(Checkpointing.off())))
                .isEqualTo("{}");
    }

    @Test
    void registersTheCancelHandlerAsAFunctionStartedByACancellation() {
        var function = FunctionDefinition.<Object, Object>builder("f", Object.class, context -> "x")
                .name("Ship")
                .onFailure(failure -> {})
                .onCancel(cancelled -> {})
                .build();

        var functions = registration(function).getJsonArray("functions");

        assertThat(functions).hasSize(3);
        assertThat(functions.getJsonObject(2).getString("id")).isEqualTo("app-f-cancel");
        assertThat(functions.getJsonObject(2).getString("name")).isEqualTo("Ship (cancel)");
        assertThat(functions.getJsonObject(2).getJsonArray("triggers")).hasToString("""
                [{"event":"inngest/function.cancelled","expression":"event.data.function_id == 'app-f'"}]""");
        assertThat(functions.getJsonObject(2)).containsOnlyKeys("id", "name", "triggers", "steps");
    }

    private static String written(FunctionOptions.Builder options) {
        var function = JSON.newObject();
        new OptionsWriter(JSON).write(options.build(), function);
        return function.build().toString();
    }

    private static JsonObject registered(FunctionDefinition<?, ?> function) {
        return registration(function).getJsonArray("functions").getJsonObject(0);
    }

    private static JsonObject registration(FunctionDefinition<?, ?> function) {
        var settings = new TestApp().settings();
        return new Registration(settings, FunctionRegistry.of("app", List.of(function)), JSON, "test")
                .body(URI.create("http://localhost/api/inngest"));
    }
}
