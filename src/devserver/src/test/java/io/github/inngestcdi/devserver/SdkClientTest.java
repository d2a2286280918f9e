package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.Cancellation;
import io.github.inngestcdi.CarriesErrorData;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RunException;
import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.RunSnapshot;
import io.github.inngestcdi.RunStatus;
import io.github.inngestcdi.Score;
import io.github.inngestcdi.SignalWait;
import io.github.inngestcdi.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client of the project's own SDK, with an app of that SDK, through a dev server. */
class SdkClientTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final DevServer server = inngest.server();
    private SdkApp app;

    public record Order(String id, int amount) {}

    public record Receipt(String order, int paid) {}

    static final class Declined extends NonRetriableException implements CarriesErrorData {
        private static final long serialVersionUID = 1;

        Declined(String message) {
            super(message);
        }

        @Override
        public Object errorData() {
            return new Receipt("o-1", 0);
        }
    }

    private static <R> FunctionDefinition.Builder<Order, R> function(String id, DurableFunction<Order, R> body) {
        return FunctionDefinition.<Order, R>builder(id, Order.class, body).trigger(Trigger.event("order/" + id));
    }

    private static FunctionDefinition.Builder<Order, Receipt> pay() {
        return function(
                "pay",
                context -> new Receipt(context.data().id(), context.data().amount()));
    }

    private FunctionDefinition.Builder<Order, String> sleepy() {
        return FunctionDefinition.<Order, String>builder("sleepy", Order.class, context -> {
                    context.step().sleep("nap", Duration.ofDays(1));
                    return "awake";
                })
                .trigger(Trigger.event("order/sleepy"))
                .onCancel(context -> heard.add("cancelled " + context.cancelledRunId() + " of "
                        + context.data().id()));
    }

    private void serve(FunctionDefinition.Builder<?, ?>... functions) {
        app = inngest.sdkApp(
                server.uri(),
                Map.of(),
                List.of(functions).stream()
                        .map(FunctionDefinition.Builder::build)
                        .toArray(FunctionDefinition<?, ?>[]::new));
    }

    private String send(String name, Order order) {
        var id = app.inngest().send(InngestEvent.of(name, order));
        server.awaitIdle(SOON);
        return id;
    }

    @Test
    void invokesAFunctionAndReturnsItsTypedResult() {
        serve(pay());

        var receipt = app.inngest().invoke(Invocation.of("shop-pay", new Order("o-1", 7), Receipt.class));

        assertThat(receipt).isEqualTo(new Receipt("o-1", 7));
        assertThat(app.calls("pay")).isEqualTo(1);
    }

    @Test
    void reportsAnUnknownFunctionToInvoke() {
        serve(pay());

        assertThatThrownBy(() -> app.inngest().invoke(Invocation.of("shop-none", Map.of(), String.class)))
                .isInstanceOf(InngestException.class)
                .hasMessageContaining("shop-none");
    }

    @Test
    void findsAndAwaitsRuns() {
        serve(pay());
        var event = send("order/pay", new Order("o-2", 9));

        var started = app.inngest().runs().awaitStartedBy(event, SOON);
        var run = started.get(0).id();

        assertThat(started).hasSize(1);
        assertThat(started.get(0).output(Receipt.class)).isEqualTo(new Receipt("o-2", 9));
        assertThat(app.inngest().runs().startedBy(event))
                .extracting(RunSnapshot::id)
                .containsExactly(run);
        assertThat(app.inngest().runs().await(run, SOON).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(app.inngest().runs().result(run, Receipt.class, SOON)).isEqualTo(new Receipt("o-2", 9));
        assertThat(app.inngest().runs().find("01M806M5ACBK0A244N57KNA23P")).isEmpty();
    }

    @Test
    void cancelsARunWhoseCancelHandlerThenRuns() {
        serve(sleepy());
        var event = send("order/sleepy", new Order("o-3", 1));
        var run = app.inngest().runs().startedBy(event).get(0).id();

        var known = app.inngest().runs().cancel(run);
        server.awaitIdle(SOON);

        assertThat(known).isTrue();
        assertThat(heard).containsExactly("cancelled " + run + " of o-3");
        assertThatThrownBy(() -> app.inngest().runs().result(run, String.class, SOON))
                .isInstanceOfSatisfying(
                        RunException.class, e -> assertThat(e.status()).isEqualTo(RunStatus.CANCELLED));
        assertThat(app.inngest().runs().cancel("01M806M5ACBK0A244N57KNA23P")).isFalse();
    }

    @Test
    void cancelsTheRunsThatAConditionHoldsFor() {
        serve(sleepy());
        var first = send("order/sleepy", new Order("o-4", 1));
        var second = send("order/sleepy", new Order("o-5", 1));

        var cancellation = app.inngest()
                .runs()
                .cancelAll(Cancellation.of("sleepy", Instant.now()).withExpression("event.data.id == 'o-5'"));
        server.awaitIdle(SOON);

        var runs = app.inngest().runs();
        assertThat(runs.awaitStartedBy(second, SOON).get(0).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(runs.startedBy(first).get(0).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(heard).hasSize(1);
        assertThat(runs.cancellations()).hasSize(1);
        assertThat(runs.withdraw(cancellation.id())).isTrue();
        assertThat(runs.cancellations()).isEmpty();
    }

    @Test
    void attachesScoresAndMetadata() {
        serve(pay());
        var run = app.inngest().runs().start(Invocation.of("shop-pay", new Order("o-6", 1), Receipt.class));
        server.awaitIdle(SOON);

        app.inngest().runs().score(run, Score.of("accuracy", 0.5));
        app.inngest().runs().metadata(run, RunMetadata.of("tenant", "acme").withKind("billing"));

        var shown = new Client(server)
                .get("/api/runs/" + run)
                .body()
                .path("metadata")
                .toString();
        assertThat(shown).contains("accuracy", "0.5", "userland.billing", "acme");
    }

    @Test
    void publishesMessages() {
        serve(pay());

        app.inngest().publish("user:42", "progress", Map.of("percent", 50));

        var kept = new Client(server).get("/api/realtime?channel=user:42").body();
        assertThat(kept.at("/0/topic").asText()).isEqualTo("progress");
        assertThat(kept.at("/0/data/percent").asInt()).isEqualTo(50);
    }

    @Test
    void resumesTheRunThatWaitsForASignal() {
        serve(function(
                "approve",
                context -> context.step()
                        .waitForSignal(
                                "wait", SignalWait.of("go-" + context.data().id(), String.class, Duration.ofDays(1)))
                        .orElse("none")));
        var event = send("order/approve", new Order("o-7", 1));

        var none = app.inngest().sendSignal("go-o-8", "ada");
        var woken = app.inngest().sendSignal("go-o-7", "ada");

        var run = app.inngest().runs().awaitStartedBy(event, SOON).get(0);
        assertThat(none).isEmpty();
        assertThat(woken).contains(run.id());
        assertThat(run.output(String.class)).isEqualTo("ada");
    }

    @Test
    void reportsTheErrorAndTheStepOfAFailedRun() {
        serve(function(
                "charge",
                context -> context.step().run("charge-card", String.class, () -> {
                    throw new Declined("no money");
                })));

        var run = app.inngest().runs().start(Invocation.of("shop-charge", new Order("o-9", 1), String.class));

        assertThatThrownBy(() -> app.inngest().runs().result(run, String.class, SOON))
                .isInstanceOfSatisfying(RunException.class, e -> {
                    var error = e.error().orElseThrow();
                    assertThat(e.status()).isEqualTo(RunStatus.FAILED);
                    assertThat(error.message()).contains("no money");
                    assertThat(error.stepId()).contains("charge-card");
                    assertThat(error.data().orElseThrow().as(Receipt.class)).isEqualTo(new Receipt("o-1", 0));
                });
    }

    @Test
    void passesSuppressedErrorsAndDataToTheFailureHandler() {
        var failing = function("ship", context -> {
                    var error = new Declined("no truck");
                    error.addSuppressed(new IllegalStateException("no driver"));
                    throw error;
                })
                .onFailure(context -> heard.add(context.error().message() + ", "
                        + context.error().suppressed().get(0).message() + ", "
                        + context.error().data().orElseThrow().as(Receipt.class).order() + ", "
                        + context.data().id()));
        serve(failing);

        send("order/ship", new Order("o-10", 1));

        assertThat(heard).containsExactly("no truck, no driver, o-1, o-10");
    }
}
