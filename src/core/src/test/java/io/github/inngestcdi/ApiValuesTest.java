package io.github.inngestcdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.inngestcdi.FunctionOptions.Batch;
import io.github.inngestcdi.FunctionOptions.CancelOn;
import io.github.inngestcdi.FunctionOptions.Concurrency;
import io.github.inngestcdi.FunctionOptions.Debounce;
import io.github.inngestcdi.FunctionOptions.RateLimit;
import io.github.inngestcdi.FunctionOptions.SingleRun;
import io.github.inngestcdi.FunctionOptions.Throttle;
import io.github.inngestcdi.FunctionOptions.Timeouts;
import io.github.inngestcdi.middleware.InngestMiddleware;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiValuesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Secret SECRET = new Secret("signkey-test-00ff");
    private static final URI ADDRESS = URI.create("https://shop.example.org");

    static Stream<Supplier<Object>> values() {
        return Stream.of(
                () -> Concurrency.ofSteps(2).withKey("k").withScope(ConcurrencyScope.ENV),
                () -> Concurrency.ofSteps(2).withUnit(ConcurrencyUnit.RUNS),
                () -> Throttle.of(1, MINUTE).withBurst(2).withKey("k"),
                () -> RateLimit.of(1, MINUTE).withKey("k"),
                () -> Debounce.of(MINUTE).withKey("k").withTimeout(MINUTE),
                () -> Batch.of(2, MINUTE).withKey("k").withExpression("e"),
                () -> SingleRun.of(SingleRunMode.SKIP).withKey("k"),
                () -> CancelOn.named("a/b").withExpression("e").withTimeout(MINUTE),
                () -> Timeouts.of(MINUTE, MINUTE),
                ApiValuesTest::allOptions,
                ApiValuesTest::allSettings,
                () -> StepOptions.named("n").withRetries(RetryPolicy.never()).withTimeLimit(MINUTE),
                () -> Checkpointing.standard().withBufferedSteps(2).withMaxInterval(MINUTE),
                () -> RetryPolicy.attempts(3).withDelays(MINUTE),
                () -> Cancellation.of("f", Instant.EPOCH).withApp("a").withExpression("e"),
                () -> Invocation.of("f", null, String.class).withTimeout(MINUTE),
                () -> EventWait.named("a/b", new GenericType<List<String>>() {}, MINUTE)
                        .withMatch("data.id"),
                () -> SignalWait.of("s", new GenericType<List<String>>() {}, MINUTE)
                        .withConflict(SignalWait.Conflict.REPLACE),
                () -> HttpCall.of("PUT", ADDRESS).withBody("b").withHeader("h", "v"),
                () -> AiModel.openAi("m", SECRET)
                        .withBase(ADDRESS)
                        .withHeader("h", "v")
                        .withDefault("d", 1),
                () -> RunMetadata.of("a", 1).withKind("k").withStep("s", 2).withAttempt(3));
    }

    private static FunctionOptions allOptions() {
        return FunctionOptions.builder()
                .concurrency(Concurrency.ofSteps(1))
                .throttle(Throttle.of(1, MINUTE))
                .rateLimit(RateLimit.of(1, MINUTE))
                .debounce(Debounce.of(MINUTE))
                .batch(Batch.of(2, MINUTE))
                .runPriority("1")
                .singleRun(SingleRun.of(SingleRunMode.SKIP))
                .cancelOn(CancelOn.named("a/b"))
                .timeouts(Timeouts.start(MINUTE))
                .idempotency("k")
                .checkpointing(Checkpointing.off())
                .build();
    }

    private static InngestSettings allSettings() {
        return InngestSettings.builder("shop")
                .appVersion("1")
                .dev(true)
                .eventKey(SECRET)
                .signingKey(SECRET)
                .signingKeyFallback(SECRET)
                .env("main")
                .apiBaseUrl(ADDRESS)
                .eventApiBaseUrl(ADDRESS)
                .serveOrigin(ADDRESS)
                .servePath("/inngest")
                .unauthedSync(true)
                .maxBodySize(1)
                .requestTimeout(MINUTE)
                .checkpointing(Checkpointing.off())
                .streaming(true)
                .inBandSync(false)
                .platform("render")
                .build();
    }

    @ParameterizedTest
    @MethodSource("values")
    void equalAnotherWithTheSameParts(Supplier<Object> value) {
        assertThat(value.get()).isEqualTo(value.get()).hasSameHashCodeAs(value.get());
    }

    @Test
    void differWhereOnePartDiffers() {
        assertThat(values().map(Supplier::get)).doesNotHaveDuplicates();
        assertThat(Throttle.of(1, MINUTE)).isNotEqualTo(Throttle.of(2, MINUTE)).isNotEqualTo(RateLimit.of(1, MINUTE));
        assertThat(allSettings())
                .isNotEqualTo(allSettings().toBuilder().streaming(false).build());
    }

    @ParameterizedTest
    @MethodSource("values")
    void showTheirPartsButNoSecret(Supplier<Object> value) {
        assertThat(value.get().toString())
                .startsWith(value.get().getClass().getSimpleName() + "[")
                .doesNotContain(SECRET.reveal());
    }

    @Test
    void showWhichSettingsAreSet() {
        assertThat(allSettings().toString()).contains("appId=shop, ", "signingKey=Optional[***], ", "inBandSync=false");
    }

    @Test
    void areRebuiltWithOneChange() {
        assertThat(allSettings().toBuilder().build()).isEqualTo(allSettings());
        assertThat(allOptions().toBuilder().build()).isEqualTo(allOptions());
        assertThat(allOptions().toBuilder().runPriority("2").build().runPriority())
                .contains("2");

        var function = FunctionDefinition.<String, String>builder("f", String.class, context -> "done")
                .name("F")
                .trigger(Trigger.event("a/b"))
                .retries(3)
                .options(allOptions())
                .resultType(String.class)
                .middleware(new InngestMiddleware() {})
                .onFailure(context -> {})
                .onCancel(context -> {})
                .definedBy(ApiValuesTest.class)
                .origin("here")
                .build();

        assertThat(function.toBuilder().build()).isEqualTo(function);
        assertThat(function.withMiddleware(List.of()).middleware()).isEmpty();
        assertThat(function.withMiddleware(List.of()).withMiddleware(function.middleware()))
                .isEqualTo(function);
    }

    @Test
    void doNotChangeWithTheirBuilder() {
        var options = FunctionOptions.builder().cancelOn(CancelOn.named("a/b"));
        var built = options.build();
        options.cancelOn(CancelOn.named("c/d"));

        assertThat(built.cancelOn()).hasSize(1);
    }

    @Test
    void haveTheAddressesOfTheirModeUnlessSet() {
        var cloud = InngestSettings.builder("shop").build();
        var dev = InngestSettings.builder("shop").dev(true).build();

        assertThat(List.of(cloud.apiBaseUrl(), cloud.eventApiBaseUrl()))
                .containsExactly(URI.create("https://api.inngest.com"), URI.create("https://inn.gs"));
        assertThat(List.of(dev.apiBaseUrl(), dev.eventApiBaseUrl())).containsOnly(URI.create("http://localhost:8288"));
        assertThat(allSettings().apiBaseUrl()).isEqualTo(ADDRESS);
    }

    @Test
    void keepTheOtherPartsWhenOneIsReplaced() {
        var call = HttpCall.post(ADDRESS, "body").withHeader("a", "1").withHeader("a", "2");
        var metadata = RunMetadata.of(Map.of("a", 1)).withValue("b", 2).withStep("s");
        var wait = EventWait.named("a/b", String.class, MINUTE).withMatch("data.id");

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.body()).contains("body");
        assertThat(call.headers()).containsOnly(Map.entry("a", "2"));
        assertThat(metadata.values()).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(metadata.kind()).isEqualTo("default");
        assertThat(wait.expression()).contains("event.data.id == async.data.id");
        assertThat(wait.timeout()).isEqualTo(MINUTE);
    }

    @Test
    void refusesAVariantWithoutCode() {
        var experiment = Experiment.of("old", () -> "paid");

        assertThatNullPointerException()
                .isThrownBy(() -> experiment.withVariant("new", null))
                .withMessage("steps");
    }

    @Test
    void describesAModelOfAnyProvider() {
        var model = AiModel.of("llama3", "openai-chat", ADDRESS, "api/chat", SECRET);

        assertThat(model.name()).contains("llama3");
        assertThat(model.format()).isEqualTo("openai-chat");
        assertThat(model.toString()).doesNotContain(SECRET.reveal());
    }
}
