package io.github.inngestcdi.internal.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryPolicy;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.StepTimeoutException;
import io.github.inngestcdi.internal.engine.CallRequestBody;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a step. */
class StepOptionsTest {
    private static final JsonPlatform JSON = new JsonPlatform();

    public record Order(String id, int cents) {}

    private static ServeResponse run(CallRequestBody call, DurableFunction<Object, Object> body) {
        return new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, body).build())
                .call("?fnId=app-f&stepId=step", call.json());
    }

    private static JsonObject operation(ServeResponse response) {
        assertThat(response.status()).as(TestApp.text(response)).isEqualTo(206);
        return JSON.array(TestApp.text(response)).getJsonObject(0);
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    @Test
    void showsAStepUnderItsName() {
        var operation = operation(run(
                aCall(),
                context -> context.step()
                        .with(StepOptions.named("Charge the card"))
                        .run("charge", () -> "ch_1")));

        assertThat(operation.getString("displayName")).isEqualTo("Charge the card");
        assertThat(operation.getString("name")).isEqualTo("charge");
        assertThat(operation.getString("id")).isEqualTo(StepId.of("charge", 0).hash());
    }

    @Test
    void showsAStepOfTheServerUnderItsName() {
        var operation = operation(run(aCall(), context -> {
            context.step().with(StepOptions.named("A day passes")).sleep("wait", Duration.ofDays(1));
            return null;
        }));

        assertThat(operation.getString("displayName")).isEqualTo("A day passes");
    }

    @ParameterizedTest
    @CsvSource({"0, StepError, 7", "1, StepError, 30", "2, StepError, 30", "3, StepFailed,"})
    void retriesAStepByItsOwnPolicy(int attempt, String opcode, String retryAfter) {
        var policy = RetryPolicy.attempts(4).withDelays(Duration.ofSeconds(7), Duration.ofSeconds(30));

        var answer = run(
                aCall().attempt(attempt, 21),
                context -> context.step().with(StepOptions.retrying(policy)).run("flaky", () -> {
                    throw new IllegalStateException("not yet");
                }));

        assertThat(operation(answer).getString("op")).isEqualTo(opcode);
        assertThat(answer.headers().get("retry-after")).isEqualTo(retryAfter);
    }

    @Test
    void endsWithTheLastAttemptOfTheServer() {
        var answer = run(
                aCall().attempt(1, 2),
                context -> context.step()
                        .with(StepOptions.retrying(RetryPolicy.attempts(9)))
                        .run("flaky", () -> {
                            throw new IllegalStateException("not yet");
                        }));

        assertThat(operation(answer).getString("op")).isEqualTo("StepFailed");
    }

    @Test
    void retriesImmediatelyWithinTheCallRequest() {
        var attempts = new AtomicInteger();

        var answer = run(
                aCall(),
                context -> context.step()
                        .with(StepOptions.retrying(RetryPolicy.immediately(3)))
                        .run("flaky", () -> {
                            if (attempts.incrementAndGet() < 3) {
                                throw new IllegalStateException("not yet");
                            }
                            return "fine";
                        }));

        assertThat(operation(answer).getString("op")).isEqualTo("StepRun");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void failsForGoodWhenImmediateRetriesAreUsedUp() {
        var attempts = new AtomicInteger();

        var answer = run(
                aCall(),
                context -> context.step()
                        .with(StepOptions.retrying(RetryPolicy.immediately(3)))
                        .run("broken", () -> {
                            attempts.incrementAndGet();
                            throw new IllegalStateException("never");
                        }));

        assertThat(operation(answer).getString("op")).isEqualTo("StepFailed");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void doesNotRetryANonRetriableException() {
        var attempts = new AtomicInteger();

        run(
                aCall(),
                context -> context.step()
                        .with(StepOptions.retrying(RetryPolicy.immediately(3)))
                        .run("broken", () -> {
                            attempts.incrementAndGet();
                            throw new NonRetriableException("never");
                        }));

        assertThat(attempts).hasValue(1);
    }

    @Test
    void interruptsAStepThatTakesTooLong() {
        var answer = run(
                aCall(),
                context -> context.step()
                        .with(StepOptions.within(Duration.ofMillis(20)))
                        .run("slow", () -> {
                            new CountDownLatch(1).await();
                            return "never";
                        }));

        var operation = operation(answer);
        assertThat(operation.getString("op")).isEqualTo("StepError");
        assertThat(operation.getJsonObject("error").getString("name")).isEqualTo(StepTimeoutException.class.getName());
        assertThat(operation.getJsonObject("error").getString("message")).contains("'slow'", "PT0.02S");
        assertThat(Thread.interrupted()).as("still interrupted").isFalse();
    }

    @Test
    void doesNotInterruptAStepThatEndsInTime() {
        var answer = run(
                aCall(),
                context -> context.step()
                        .with(StepOptions.within(Duration.ofHours(1)))
                        .run("quick", () -> "done"));

        assertThat(operation(answer).getString("data")).isEqualTo("done");
    }

    @Test
    void refusesATimeLimitForAStepOfTheServer() {
        var answer = run(aCall(), context -> {
            context.step().with(StepOptions.within(Duration.ofHours(1))).sleep("nap", Duration.ofDays(1));
            return null;
        });

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestApp.text(answer)).contains("INNGEST-00044", "'nap'", "sleep");
    }

    @Test
    void refusesDelaysOutOfRange() {
        assertThatThrownBy(() -> RetryPolicy.after(Duration.ofSeconds(1), Duration.ofDays(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT48H");
        assertThatThrownBy(() -> RetryPolicy.after(Duration.ofMillis(10))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetryPolicy.attempts(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reportsTheInputOfAStep() {
        var operation = operation(run(
                aCall(),
                context ->
                        context.step().runWith("charge", new Order("42", 995), order -> "charged " + order.cents())));

        assertThat(operation.getString("data")).isEqualTo("charged 995");
        assertThat(operation.getJsonObject("opts").getJsonArray("input").toString())
                .isEqualTo("[{\"cents\":995,\"id\":\"42\"}]");
    }

    @Test
    void reportsTheInputOfAPlannedStep() {
        var operation = operation(run(
                aCall().planOnly(),
                context ->
                        context.step().runWith("charge", new Order("42", 995), order -> "charged " + order.cents())));

        assertThat(operation.getString("op")).isEqualTo("StepPlanned");
        assertThat(operation.getJsonObject("opts").getJsonArray("input")).hasSize(1);
    }

    @Test
    void runsAStepWithAReplacedInput() {
        var operation = operation(run(
                aCall().memoized("charge", "{\"input\":[{\"id\":\"42\",\"cents\":1}]}"),
                context ->
                        context.step().runWith("charge", new Order("42", 995), order -> "charged " + order.cents())));

        assertThat(operation.getString("data")).isEqualTo("charged 1");
    }

    @Test
    void failsForGoodOnAnInputThatDoesNotFit() {
        var operation = operation(run(
                aCall().memoized("charge", "{\"input\":[\"nonsense\"]}"),
                context ->
                        context.step().runWith("charge", new Order("42", 995), order -> "charged " + order.cents())));

        assertThat(operation.getString("op")).isEqualTo("StepFailed");
        assertThat(operation.getJsonObject("error").getString("message")).contains("INNGEST-00046", "'charge'");
    }

    @Test
    void failsAStepForGoodIfItsResultIsTooLarge() {
        var operation = operation(run(aCall(), context -> context.step().run("read", () -> "ä".repeat(2_200_000))));

        assertThat(operation.getString("op")).isEqualTo("StepFailed");
        assertThat(operation.getJsonObject("error").getString("message"))
                .contains("INNGEST-00047", "'read'", "4400002", "ClaimCheckMiddleware");
    }
}
