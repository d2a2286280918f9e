package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.dispatch.CallRequest;
import io.github.inngestcdi.devserver.internal.dispatch.Caller;
import io.github.inngestcdi.devserver.internal.dispatch.Dispatcher;
import io.github.inngestcdi.devserver.internal.dispatch.Fetched;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.expression.Expressions;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.realtime.Realtime;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Notes;
import io.github.inngestcdi.devserver.internal.run.RunStatus;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Drives runs: events start them, answers move them on, and time wakes them.
 *
 * <p>Each method that changes the state is one turn: see {@link Turns}. It cannot be called within {@link #view}.
 */
public final class Engine {
    private final Timeline timeline;
    private final Expressions expressions = new Expressions();
    private final Realtime realtime;
    private final Turns turns;

    private final RunStarter starter = new RunStarter();
    private final Endings endings = new Endings();
    private final StepResults results = new StepResults(endings);
    private final Arrivals arrivals = new Arrivals(starter, results);
    private final Registrations registrations;
    private final Checkpoints checkpoints = new Checkpoints(results);
    private final Reruns reruns = new Reruns();
    private final GatewaySteps gateway;
    private final Calls calls;

    /** Starts an engine, which does its due work on the thread of {@code timeline}. */
    public Engine(Timeline timeline, Dispatcher dispatcher, Backoff backoff, EngineListener listener) {
        this.timeline = timeline;
        realtime = new Realtime(timeline);
        gateway = new GatewaySteps(results, backoff, realtime);
        var waiting = new WaitingSteps(expressions, starter, endings, results);
        calls = new Calls(new ReportedSteps(waiting, gateway, results, endings, backoff), endings, backoff);
        var crons = new CronLoops(starter);
        var due = new DueWork(results, crons);
        registrations = new Registrations(crons);
        turns = new Turns(timeline, arrivals::follow, listener, new Outbox(dispatcher, new Exchanges()));
        timeline.start(() -> turns.run(due::doFirst));
    }

    public Instant now() {
        return timeline.instant();
    }

    public Expressions expressions() {
        return expressions;
    }

    public Realtime realtime() {
        return realtime;
    }

    /** {@return the result of {@code look}; the state does not change meanwhile} */
    public <T> T view(Function<? super View, T> look) {
        return turns.look(look);
    }

    /** {@return the number of requests to send or under way} */
    public int unfinished() {
        return turns.unfinished();
    }

    /** {@return whether no work is due and no request is under way} */
    public boolean idle() {
        return turns.idle();
    }

    // Events and apps

    /** Accepts an event: resumes the runs that wait for it, and starts those it triggers. */
    public void accept(StoredEvent event) {
        turns.run(turn -> arrivals.accept(turn, event));
    }

    /** Runs the function of this slug or UUID with {@code event}. An event for an unknown function is only accepted. */
    public void invoke(String function, StoredEvent event) {
        turns.run(turn -> arrivals.invoke(turn, function, event));
    }

    /** Runs {@code function} with {@code event}, unless the key has started a run of it in the last 24 hours. */
    public RunStarter.Started invoke(FunctionConfig function, StoredEvent event, Optional<String> key) {
        return turns.turn(turn -> starter.invoke(turn, function, event, key));
    }

    /**
     * Stores an app's registration with its version, unless it has not changed. Sends the calls that did not reach the app
     * again.
     *
     * @return the registration in force: it has the sync id of {@code app} if that was stored
     */
    public App register(App app) {
        return turns.turn(turn -> registrations.register(turn, app));
    }

    // Runs

    /** Resumes the run that waits for {@code signal}. {@return the id of that run} */
    public Optional<String> signal(String signal, JsonNode data) {
        return turns.turn(turn -> results.signal(turn, signal, data));
    }

    /** Cancels a run, unless it has ended. {@return whether a run has this id, ended or not} */
    public boolean cancel(String runId) {
        return cancelIfRunning(runId).isPresent();
    }

    /** Cancels a run, unless it has ended. {@return the status before; empty if no run has this id} */
    public Optional<RunStatus> cancelIfRunning(String runId) {
        return turns.turn(turn -> endings.cancel(turn, runId));
    }

    /** Cancels the runs that {@code cancellation} covers, now and from now on. */
    public void cancel(Cancellations.Cancellation cancellation) {
        turns.run(turn -> endings.cancel(turn, cancellation));
    }

    /** Removes a cancellation. {@return whether a cancellation had this id} */
    public boolean removeCancellation(String id) {
        return turns.turn(turn -> turn.cancellations().remove(id));
    }

    /** Starts a run again. {@return the id of the new run, or the reason for none} */
    public Reruns.Outcome rerun(String runId, JsonNode from) {
        return turns.turn(turn -> reruns.rerun(turn, runId, from));
    }

    /** Stores the steps that a call request under way has run so far. {@return the reason if they are not stored} */
    public Optional<Checkpoints.Refusal> checkpoint(String runId, JsonNode body) {
        return turns.turn(turn -> checkpoints.store(turn, runId, body));
    }

    /** Stores metadata of a run. {@return the reason if it is not stored} */
    public Optional<Notes.Refusal> note(String runId, JsonNode body) {
        return turns.turn(turn -> turn.runs()
                .find(runId)
                .map(run -> {
                    turn.changed(run);
                    return Notes.take(run, body);
                })
                .orElseGet(() -> Optional.of(Notes.Refusal.unknownRun(runId))));
    }

    /** The part of the engine that the dispatcher calls. */
    private final class Exchanges implements Caller {
        @Override
        public Optional<CallRequest> begin(Due.Call call) {
            return turns.turn(turn -> calls.begin(turn, call.job()));
        }

        @Override
        public boolean begin(Due.Fetch fetch) {
            return turns.turn(turn -> gateway.begin(turn, fetch));
        }

        @Override
        public void answered(Due.Call call, Answer answer) {
            turns.run(turn -> calls.answered(turn, call.job(), answer));
        }

        @Override
        public void fetched(Due.Fetch fetch, Fetched result) {
            turns.run(turn -> gateway.fetched(turn, fetch, result));
        }
    }
}
