package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.Registry;
import io.github.inngestcdi.devserver.internal.dashboard.Changes;
import io.github.inngestcdi.devserver.internal.dispatch.Dispatcher;
import io.github.inngestcdi.devserver.internal.event.EventLog;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.expression.Expressions;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import io.github.inngestcdi.devserver.internal.realtime.Realtime;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.RunStore;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What drives runs: events start them, answers move them on, and time wakes them.
 *
 * <p>Its monitor guards all state. It is held for bookkeeping only, never while a request is under way.
 */
public final class Engine {
    private final Timeline timeline;
    private final Backoff backoff;
    private final Calls calls;
    private final Dispatcher dispatcher;
    private final Changes changes;
    private final Expressions expressions = new Expressions();
    private final Registry registry = new Registry();
    private final EventLog events = new EventLog();
    private final RunStore runs = new RunStore();
    private final Waits waits = new Waits();
    private final CronLoops crons;
    private final RunStarter starter;
    private final Endings endings;
    private final ReportedSteps operations;
    private final Checkpoints checkpoints;
    private final Reruns reruns;
    private final Cancellations cancellations = new Cancellations();
    private final Realtime realtime;

    public Engine(
            Timeline timeline,
            HttpClient http,
            Executor executor,
            Optional<SigningKey> key,
            Backoff backoff,
            Changes changes) {
        this.timeline = timeline;
        this.backoff = backoff;
        this.changes = changes;
        this.calls = new Calls(this);
        this.dispatcher = new Dispatcher(http, executor, timeline, key, calls::request, calls::answered);
        this.crons = new CronLoops(this);
        this.starter = new RunStarter(this);
        this.endings = new Endings(this);
        this.operations = new ReportedSteps(this);
        this.checkpoints = new Checkpoints(this, operations);
        this.reruns = new Reruns(this);
        this.realtime = new Realtime(timeline);
    }

    // What its parts share

    public Instant now() {
        return timeline.instant();
    }

    Timeline timeline() {
        return timeline;
    }

    Backoff backoff() {
        return backoff;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    public Changes changes() {
        return changes;
    }

    public Expressions expressions() {
        return expressions;
    }

    public Registry registry() {
        return registry;
    }

    public EventLog events() {
        return events;
    }

    public RunStore runs() {
        return runs;
    }

    Waits waits() {
        return waits;
    }

    public RunStarter starter() {
        return starter;
    }

    public Cancellations cancellations() {
        return cancellations;
    }

    public Realtime realtime() {
        return realtime;
    }

    Endings endings() {
        return endings;
    }

    ReportedSteps operations() {
        return operations;
    }

    /** Looks at the state, with the lock held. */
    public synchronized <T> T view(Function<Engine, T> look) {
        return look.apply(this);
    }

    /** {@return how many requests are due or under way} */
    public int unfinished() {
        return dispatcher.unfinished();
    }

    /** {@return whether nothing is due and no request is under way} */
    public boolean idle() {
        return dispatcher.unfinished() == 0 && !timeline.busy() && dispatcher.unfinished() == 0;
    }

    public void close() {
        dispatcher.close();
    }

    // What happens to it

    /** Takes in an event: resumes the runs that wait for it, and starts those it triggers. */
    public synchronized void accept(StoredEvent event) {
        if (events.add(event)) {
            changes.event(event);
            for (var step : waits.metBy(event)) {
                resume(step.run(), step.stepId(), Memo.of(event.full()));
            }
            starter.start(event);
        }
    }

    /** Takes in an app's registration, which {@code checksum} stands for; its calls that found no one go out again. */
    public synchronized void register(App app, boolean changed) {
        if (changed) {
            registry.put(app);
            crons.restart(app);
            changes.app();
        }
        calls.reach(app.name());
    }

    /** Resumes the run that waits for {@code signal}. {@return its id} */
    public synchronized Optional<String> signal(String signal, JsonNode data) {
        var step = waits.metBySignal(signal);
        step.ifPresent(waiting -> resume(
                waiting.run(),
                waiting.stepId(),
                Memo.data(Json.object().put("signal", signal).set("data", data))));
        return step.map(waiting -> waiting.run().id());
    }

    /** Cancels a run that goes on. {@return whether there is such a run, ended or not} */
    public synchronized boolean cancel(String runId) {
        var run = runs.find(runId);
        run.filter(found -> !found.ended()).ifPresent(endings::cancelled);
        return run.isPresent();
    }

    /** Cancels the runs that {@code cancellation} covers, and from now on those that it comes to cover. */
    public synchronized void cancel(Cancellations.Cancellation cancellation) {
        cancellations.add(cancellation);
        runs.newest(Integer.MAX_VALUE).stream()
                .filter(run -> !run.ended() && cancellation.covers(run))
                .forEach(endings::cancelled);
    }

    /** Starts a run again. {@return the new one, or why there is none} */
    public synchronized Reruns.Outcome rerun(String runId, JsonNode from) {
        return reruns.rerun(runId, from);
    }

    /** Stores what a call request under way has done so far. {@return why not, where it was not stored} */
    public synchronized Optional<Checkpoints.Refusal> checkpoint(String runId, JsonNode body) {
        return checkpoints.store(runId, body);
    }

    // What its parts do through it

    /** Has {@code job} done when it is due. */
    void enqueue(Job job) {
        job.run().jobs().put(job.id(), job);
        if (job.due().isAfter(now())) {
            at(job.run(), job.due(), () -> due(job));
        } else {
            due(job);
        }
    }

    /** Does {@code job} now. */
    synchronized void due(Job job) {
        if (!job.run().ended()) {
            if (job.kind() == Job.Kind.FETCH) {
                operations.fetch(job);
            } else {
                dispatcher.call(job);
            }
        }
    }

    /** Has {@code action} happen at {@code due}, if {@code run} still goes on then. */
    Timeline.Task at(Run run, Instant due, Runnable action) {
        var holder = new Timeline.Task[1];
        var task = timeline.at(due, () -> {
            synchronized (this) {
                run.tasks().remove(holder[0]);
                if (!run.ended()) {
                    action.run();
                }
            }
        });
        holder[0] = task;
        run.tasks().add(task);
        return task;
    }

    /** Gives a waiting step its result, once, and goes on with the run. */
    void resume(Run run, String stepId, Memo memo) {
        if (!run.ended() && !run.memoized(stepId)) {
            operations.memoize(run, stepId, memo);
            if (run.close(stepId) && !run.ended()) {
                discover(run);
            }
            changes.run(run);
        }
    }

    /** Forgets all that {@code run} was still to get, as it has ended. */
    void forget(Run run) {
        waits.forget(run);
        operations.forget(run);
        calls.forget(run);
    }

    /** Calls the function, to find out what comes next. */
    void discover(Run run) {
        enqueue(Job.discovery(run, now()));
    }
}
