package io.github.inngestcdi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.CarriesErrorData;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exception reaches its handler whole, past a server that keeps only a part of it. */
class ErrorsTest {
    private static final JsonPlatform JSON = new JsonPlatform();

    public record Declined(String code, int triesLeft) {}

    private static final class CardDeclinedException extends RuntimeException implements CarriesErrorData {
        private static final long serialVersionUID = 1L;

        CardDeclinedException(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public Object errorData() {
            return new Declined("card_declined", 2);
        }
    }

    private static CardDeclinedException declined() {
        var declined = new CardDeclinedException("no money", new IllegalStateException("the bank declined"));
        declined.addSuppressed(new IllegalArgumentException("and the receipt was not written"));
        return declined;
    }

    private static ServeResponse run(CallRequestBody call, DurableFunction<Object, Object> body) {
        return new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, body).build())
                .call("?fnId=app-f&stepId=step", call.json());
    }

    /** The server keeps these members of an error for a memoized step. */
    private static String memoOf(ServeResponse answer) {
        return keep(
                JSON.array(TestApp.text(answer)).getJsonObject(0).getJsonObject("error"),
                "name",
                "message",
                "stack",
                "data",
                "cause");
    }

    /** The server keeps these members of an error for the event about a failed run. */
    private static String failedEvent(ServeResponse answer) {
        var error = keep(JSON.object(TestApp.text(answer)), "name", "message", "stack", "cause");
        return "{\"name\":\"inngest/function.failed\",\"data\":{\"run_id\":\"01R\",\"error\":%s,\"event\":{\"name\":\"x\",\"data\":{}}}}"
                .formatted(error);
    }

    private static String keep(JsonObject error, String... members) {
        var kept = JSON.newObject();
        for (var member : members) {
            if (error.containsKey(member)) {
                kept.add(member, error.get(member));
            }
        }
        return kept.build().toString();
    }

    private static StepException caughtAfter(String memo) {
        List<StepException> caught = new ArrayList<>();
        run(new CallRequestBody().memoized("charge", "{\"error\":" + memo + "}"), context -> {
            try {
                return context.step().run("charge", () -> "never");
            } catch (StepException e) {
                caught.add(e);
                return null;
            }
        });
        return caught.get(0);
    }

    private static FunctionError handledAfter(String event) {
        List<FunctionError> errors = new ArrayList<>();
        new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, context -> null)
                        .onFailure((FailureContext<Object> failure) -> errors.add(failure.error()))
                        .build())
                .call(
                        "?fnId=app-f-failure&stepId=step",
                        new CallRequestBody().event(event).json());
        return errors.get(0);
    }

    @Test
    void restoresTheCauseSuppressedErrorsStackAndDataOfAFailedStep() {
        var answer = run(
                new CallRequestBody().attempt(4, 5),
                context -> context.step().run("charge", () -> {
                    throw declined();
                }));

        var caught = caughtAfter(memoOf(answer));

        assertThat(caught).hasMessage("no money");
        assertThat(caught.errorName()).isEqualTo(CardDeclinedException.class.getName());
        assertThat(caught.getCause()).hasMessageContaining("the bank declined");
        assertThat(caught.getSuppressed()).hasSize(1);
        assertThat(caught.getSuppressed()[0]).hasMessageContaining("the receipt was not written");
        assertThat(caught.error().stack()).contains("ErrorsTest");
        assertThat(caught.data(Declined.class)).contains(new Declined("card_declined", 2));
        assertThat(caught.stepId()).isEqualTo("charge");
    }

    @Test
    void writesTheDataWhereOtherSdksReadIt() {
        var answer = run(
                new CallRequestBody().attempt(4, 5),
                context -> context.step().run("charge", () -> {
                    throw declined();
                }));

        var error = JSON.array(TestApp.text(answer)).getJsonObject(0).getJsonObject("error");
        assertThat(error.getJsonObject("data").getString("code")).isEqualTo("card_declined");
    }

    @Test
    void passesTheFailedStepAndItsErrorDataToTheFailureHandler() {
        var failedStep = run(
                new CallRequestBody().attempt(4, 5),
                context -> context.step().run("charge", () -> {
                    throw declined();
                }));
        var failedRun = run(
                new CallRequestBody().memoized("charge", "{\"error\":" + memoOf(failedStep) + "}"),
                context -> context.step().run("charge", () -> "never"));

        var error = handledAfter(failedEvent(failedRun));

        assertThat(failedRun.status()).isEqualTo(400);
        assertThat(error.stepId()).contains("charge");
        assertThat(error.data().orElseThrow().as(Declined.class)).isEqualTo(new Declined("card_declined", 2));
        assertThat(error.message()).isEqualTo("no money");
        assertThat(error.cause().message()).isEqualTo("the bank declined");
        assertThat(error.suppressed().get(0).message()).isEqualTo("and the receipt was not written");
    }

    @Test
    void passesTheExceptionOfTheBodyToTheFailureHandler() {
        var failedRun = run(new CallRequestBody(), context -> {
            throw declined();
        });

        var error = handledAfter(failedEvent(failedRun));

        assertThat(error.stepId()).isEmpty();
        assertThat(error.data().orElseThrow().as(Declined.class)).isEqualTo(new Declined("card_declined", 2));
        assertThat(error.cause().name()).isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void readsTheDataOfAnotherSdksError() {
        var caught = caughtAfter("{\"name\":\"Error\",\"message\":\"no\",\"data\":{\"code\":\"x\",\"triesLeft\":1}}");

        assertThat(caught.data(Declined.class)).contains(new Declined("x", 1));
    }

    @Test
    void writesAnOrdinaryErrorWithoutExtensions() {
        var failedRun = run(new CallRequestBody(), context -> {
            throw new IllegalStateException("plain");
        });

        assertThat(JSON.object(TestApp.text(failedRun))).containsOnlyKeys("name", "message", "stack", "__serialized");
    }

    @Test
    void endsAtACircleOfSuppressedErrors() {
        var failedRun = run(new CallRequestBody(), context -> {
            var a = new RuntimeException("a");
            var b = new RuntimeException("b");
            a.addSuppressed(b);
            b.addSuppressed(a);
            throw a;
        });

        assertThat(failedRun.status()).isEqualTo(500);
        assertThat(failedRun.body().length).isLessThan(1_000_000);
    }
}
