package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.Registry;
import io.github.inngestcdi.devserver.internal.event.EventLog;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.RunStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One change of the state: the effect of a cause, and the consequences of that effect.
 *
 * <p>Only {@link Turns} makes one, and holds the engine's lock for it, so code that has a turn has the lock. No code keeps a
 * turn beyond its end.
 */
final class Turn {
    private final State state;
    private final Instant now;
    private final Queue<Consequence> consequences = new ArrayDeque<>();
    private final List<Due.Request> toSend = new ArrayList<>();
    private final Set<Run> changedRuns = new LinkedHashSet<>();
    private final List<StoredEvent> acceptedEvents = new ArrayList<>();
    private final List<App> registeredApps = new ArrayList<>();

    Turn(State state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /** A consequence of a change, applied later in the same turn: a long chain of consequences is a loop, not a recursion. */
    sealed interface Consequence {
        /** The server itself sends an event. */
        record OwnEvent(StoredEvent event) implements Consequence {}

        /** A waiting step gets its result. */
        record Result(Waits.Step step, Memo memo) implements Consequence {}
    }

    /** {@return the time of this turn} */
    Instant now() {
        return now;
    }

    Registry registry() {
        return state.registry();
    }

    EventLog events() {
        return state.events();
    }

    RunStore runs() {
        return state.runs();
    }

    Waits waits() {
        return state.waits();
    }

    Cancellations cancellations() {
        return state.cancellations();
    }

    Agenda agenda() {
        return state.agenda();
    }

    void report(StoredEvent event) {
        consequences.add(new Consequence.OwnEvent(event));
    }

    void result(Waits.Step step, Memo memo) {
        consequences.add(new Consequence.Result(step, memo));
    }

    Optional<Consequence> nextConsequence() {
        return Optional.ofNullable(consequences.poll());
    }

    /** Calls the function of {@code run} to discover its next step. */
    void discover(Run run) {
        request(new Due.Call(Job.discovery(run, now)));
    }

    /** Sends {@code request} when it is due. */
    void request(Due.Request request) {
        var job = request.job();
        job.run().queue(job);
        if (request.at().isAfter(now)) {
            agenda().add(request);
        } else {
            send(request);
        }
    }

    /** Sends {@code request} as soon as this turn has ended. */
    void send(Due.Request request) {
        toSend.add(request);
    }

    void changed(Run run) {
        changedRuns.add(run);
    }

    void accepted(StoredEvent event) {
        acceptedEvents.add(event);
    }

    void registered(App app) {
        registeredApps.add(app);
    }

    /** {@return the requests to send, in their order} */
    List<Due.Request> toSend() {
        return toSend;
    }

    void notify(EngineListener listener) {
        notifyOfEach(registeredApps, listener::appRegistered);
        notifyOfEach(acceptedEvents, listener::eventAccepted);
        notifyOfEach(changedRuns, listener::runChanged);
    }

    private static <T> void notifyOfEach(Iterable<T> changes, Consumer<? super T> listener) {
        for (var change : changes) {
            try {
                listener.accept(change);
            } catch (RuntimeException e) {
                // The state has changed, so the caller that changed it does not see an exception of the listener
                DevServerMessages.taskFailed(e);
            }
        }
    }
}
