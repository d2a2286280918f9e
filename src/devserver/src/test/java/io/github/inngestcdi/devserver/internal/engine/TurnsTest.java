package io.github.inngestcdi.devserver.internal.engine;

import static io.github.inngestcdi.devserver.internal.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.dispatch.CallRequest;
import io.github.inngestcdi.devserver.internal.dispatch.Caller;
import io.github.inngestcdi.devserver.internal.dispatch.Dispatcher;
import io.github.inngestcdi.devserver.internal.dispatch.Fetched;
import io.github.inngestcdi.devserver.internal.dispatch.Fetcher;
import io.github.inngestcdi.devserver.internal.dispatch.Transport;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.RunStatus;
import io.github.inngestcdi.devserver.internal.run.Samples;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns: the engine's lock, the requests and notices after a turn, and failures in a turn. */
class TurnsTest {
    private static final int MANY = 10_000;

    private final Timeline timeline = new Timeline(InstantSource.fixed(NOON));
    private final Recorder listener = new Recorder();
    private final DirectTransport transport = new DirectTransport();
    private final Dispatcher dispatcher =
            new Dispatcher(Runnable::run, transport, new Fetcher(HttpClient.newHttpClient()));
    private final IdleCaller caller = new IdleCaller();
    private Engine engine;

    /** Answers a call request within the call, on the caller's thread. */
    private static final class DirectTransport implements Transport {
        private Function<CallRequest, Answer> script = call -> completed();
        private Optional<RuntimeException> problem = Optional.empty();
        private int calls;

        @Override
        public CompletionStage<Answer> call(CallRequest request) {
            calls++;
            return problem.<CompletionStage<Answer>>map(CompletableFuture::failedStage)
                    .orElseGet(() -> CompletableFuture.completedStage(script.apply(request)));
        }
    }

    private static final class Recorder implements EngineListener {
        private final List<String> notices = new ArrayList<>();
        private boolean failsForEvents;

        @Override
        public void runChanged(Run run) {
            notices.add("run " + run.status());
        }

        @Override
        public void eventAccepted(StoredEvent event) {
            if (failsForEvents) {
                throw new IllegalStateException("of the listener");
            }
            notices.add(event.name());
        }

        @Override
        public void appRegistered(App app) {
            notices.add(app.name());
        }
    }

    @BeforeEach
    void start() {
        engine = new Engine(timeline, dispatcher, new Backoff(Optional.of(Duration.ZERO)), listener);
        engine.register(Samples.APP);
    }

    @AfterEach
    void stop() {
        timeline.close();
    }

    private static Answer completed() {
        return new Answer.Completed(TextNode.valueOf("done"), 2);
    }

    private static Answer discoverAgain() {
        var again = new Operation(Opcode.DISCOVERY_REQUEST, "again", Json.object());
        return new Answer.Operations(List.of(again), false, Optional.empty(), 2);
    }

    private RunStatus status(String event) {
        return engine.view(state -> state.runs().ofEvent(event).get(0).status());
    }

    @Test
    void sendsRequestsWhenTheLockHasBeenReleased() {
        transport.script = call -> {
            var found = CompletableFuture.supplyAsync(
                    () -> engine.view(state -> state.events().find("e").isPresent()));
            assertThat(found.orTimeout(10, TimeUnit.SECONDS).join()).isTrue();
            return completed();
        };

        engine.accept(Samples.ordered("e"));

        assertThat(status("e")).isEqualTo(RunStatus.COMPLETED);
        assertThat(engine.idle()).isTrue();
    }

    @Test
    void acceptsCommandsFromATransportWhileItSends() {
        transport.script = call -> {
            if (transport.calls < 3) {
                engine.accept(Samples.ordered("e" + transport.calls));
            }
            return completed();
        };

        engine.accept(Samples.ordered("e0"));

        assertThat(List.of(status("e0"), status("e1"), status("e2"))).containsOnly(RunStatus.COMPLETED);
    }

    @Test
    void needsNoDeeperStackForARunOfManyCallsThatAreAnsweredAtOnce() {
        transport.script = call -> transport.calls < MANY ? discoverAgain() : completed();

        engine.accept(Samples.ordered("e"));

        assertThat(transport.calls).isEqualTo(MANY);
        assertThat(status("e")).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void notifiesTheListenerOnceOfEachChangeAtTheEndOfATurn() {
        listener.notices.clear();

        engine.accept(Samples.ordered("e"));

        assertThat(listener.notices)
                .containsExactly("shop/ordered", "run Running", "inngest/function.finished", "run Completed");
    }

    @Test
    void keepsAChangeForWhichTheListenerFailsAndNotifiesItOfTheOthers() {
        listener.failsForEvents = true;
        listener.notices.clear();

        engine.accept(Samples.ordered("e"));

        assertThat(status("e")).isEqualTo(RunStatus.COMPLETED);
        assertThat(listener.notices).containsExactly("run Running", "run Completed");
    }

    @Test
    void failsARunWhoseTransportThrows() {
        transport.script = call -> {
            throw new UnsupportedOperationException("of the transport");
        };

        engine.accept(Samples.ordered("e"));

        assertThat(status("e")).isEqualTo(RunStatus.FAILED);
        assertThat(engine.idle()).isTrue();
    }

    @Test
    void failsARunWhoseCallEndsWithAnException() {
        transport.problem = Optional.of(new UnsupportedOperationException("of the transport"));

        engine.accept(Samples.ordered("e"));

        assertThat(status("e")).isEqualTo(RunStatus.FAILED);
        assertThat(engine.idle()).isTrue();
    }

    @Test
    void sendsTheNextRequestAfterTheExecutorHasRejectedOne() {
        var rejects = new AtomicBoolean(true);
        Executor executor = task -> {
            if (rejects.get()) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        };
        var busy = new Dispatcher(executor, transport, new Fetcher(HttpClient.newHttpClient()));
        var outbox = new Outbox(busy, caller);

        outbox.add(List.of(new Due.Call(Job.discovery(Samples.run("first"), NOON))));
        outbox.drain();
        rejects.set(false);
        outbox.add(List.of(new Due.Call(Job.discovery(Samples.run("second"), NOON))));
        outbox.drain();

        assertThat(caller.begun).containsExactly("second");
        assertThat(outbox.unfinished()).isZero();
    }

    @Test
    void refusesAChangeFromWithinALook() {
        assertThatThrownBy(() -> engine.view(state -> engine.cancel("run")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't be changed");
        int runs =
                engine.view(state -> engine.view(inner -> inner.runs().newest(1).size()));
        assertThat(runs).isZero();
    }

    private Turns turns() {
        var endings = new Endings();
        var results = new StepResults(endings);
        var outbox = new Outbox(dispatcher, caller);
        return new Turns(timeline, new Arrivals(new RunStarter(), results)::follow, listener, outbox);
    }

    /** Records the calls that the dispatcher begins, and sends none of them. */
    private static final class IdleCaller implements Caller {
        private final List<String> begun = new ArrayList<>();
        private final List<Answer> answers = new ArrayList<>();
        private final List<Fetched> results = new ArrayList<>();
        private Optional<RuntimeException> problem = Optional.empty();

        @Override
        public Optional<CallRequest> begin(Due.Call call) {
            begun.add(call.job().run().id());
            problem.ifPresent(thrown -> {
                throw thrown;
            });
            return Optional.empty();
        }

        @Override
        public boolean begin(Due.Fetch fetch) {
            problem.ifPresent(thrown -> {
                throw thrown;
            });
            return false;
        }

        @Override
        public void answered(Due.Call call, Answer answer) {
            answers.add(answer);
        }

        @Override
        public void fetched(Due.Fetch fetch, Fetched result) {
            results.add(result);
        }
    }

    @Test
    void endsARequestThatAFaultPreventsBeforeItIsMade() {
        caller.problem = Optional.of(new IllegalStateException("of the engine"));
        var run = Samples.run("run");
        var op = new Operation(Opcode.GATEWAY, "fetch", Json.object());

        dispatcher.send(new Due.Call(Job.discovery(run, NOON)), caller);
        dispatcher.send(new Due.Fetch(Job.fetch(run, "fetch", NOON), op), caller);

        assertThat(caller.answers).singleElement().isInstanceOf(Answer.Failed.class);
        assertThat(caller.results).singleElement().isInstanceOf(Fetched.Failed.class);
        assertThat(dispatcher.unfinished()).isZero();
    }

    @Test
    void handsRequestsOverInTheOrderInWhichTurnsAskForThem() {
        var turns = turns();

        for (int i = 0; i < 10; i += 2) {
            var first = Samples.run("run-" + i);
            var second = Samples.run("run-" + (i + 1));
            turns.run(turn -> {
                turn.discover(first);
                turn.discover(second);
                assertThat(caller.begun).doesNotContain(first.id(), second.id());
            });
        }

        assertThat(caller.begun)
                .containsExactly(
                        "run-0", "run-1", "run-2", "run-3", "run-4", "run-5", "run-6", "run-7", "run-8", "run-9");
    }

    @Test
    void sendsTheRequestsOfATurnThatFails() {
        var turns = turns();
        var run = Samples.run("run");

        assertThatThrownBy(() -> turns.run(turn -> {
                    turn.discover(run);
                    turn.changed(run);
                    throw new IllegalStateException("of the cause");
                }))
                .hasMessage("of the cause");

        assertThat(caller.begun).containsExactly("run");
        assertThat(listener.notices).contains("run Running");
        assertThat(turns.idle()).isTrue();
    }

    @Test
    void needsNoDeeperStackForManyRunsThatFailEachOther() {
        var turns = turns();
        var full = Memo.of(TextNode.valueOf("x".repeat(32 * 1024 * 1024)));

        turns.run(turn -> {
            for (int i = 0; i < MANY; i++) {
                var run = Samples.invoked("run-" + i);
                run.memoize("full", full, NOON);
                turn.runs().add(run);
                turn.waits().forInvocation("run-" + (i + 1), new Waits.Step(run, "child"));
            }
            var innermost = Samples.invoked("run-" + MANY);
            turn.runs().add(innermost);
            new Endings().failed(turn, innermost, RunError.of("Error", "the first of many"));
        });

        var runs = turns.look(state -> state.runs().newest(MANY + 1));
        var outermost = turns.look(state -> state.runs().find("run-0").orElseThrow());
        int failures = turns.look(
                state -> state.events().newest(3 * MANY, StoredEvent.FAILED).size());
        assertThat(runs).extracting(Run::status).hasSize(MANY + 1).containsOnly(RunStatus.FAILED);
        assertThat(outermost.output().path("name").asText()).isEqualTo("InngestErrStateOverflowed");
        assertThat(failures).isEqualTo(MANY + 1);
    }

    @Test
    void keepsTheWorkThatManyThreadsAdd() throws InterruptedException {
        var turns = turns();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var run = Samples.run("run-" + i);
            var thread = new Thread(() -> {
                for (int at = 0; at < 1000; at++) {
                    Due due = new Due.Wake(run, "s", Memo.NULL, NOON.plusSeconds(at));
                    turns.run(turn -> turn.agenda().add(due));
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (var thread : threads) {
            thread.join();
        }

        var taken = new ArrayList<Instant>();
        turns.run(turn -> {
            for (var due = turn.agenda().takeFirst(Instant.MAX);
                    due.isPresent();
                    due = turn.agenda().takeFirst(Instant.MAX)) {
                taken.add(due.get().at());
            }
        });

        assertThat(taken).hasSize(4000).isSorted();
    }
}
