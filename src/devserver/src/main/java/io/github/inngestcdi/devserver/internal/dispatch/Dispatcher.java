package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Due;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends requests, at most a hundred at a time, and passes the answers to the {@link Caller}. */
public final class Dispatcher {
    private static final int MAX_UNDER_WAY = 100;

    private final Executor executor;
    private final Transport transport;
    private final Fetcher fetcher;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(MAX_UNDER_WAY);
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile boolean closed;

    public Dispatcher(Executor executor, Transport transport, Fetcher fetcher) {
        this.executor = executor;
        this.transport = transport;
        this.fetcher = fetcher;
    }

    /** {@return the number of requests that wait or are under way} */
    public int unfinished() {
        return unfinished.get();
    }

    /** Sends no more requests, and does not report requests that this cuts off. */
    public void close() {
        closed = true;
        while (waiting.poll() != null) {
            unfinished.decrementAndGet();
        }
        transport.close();
    }

    /** Sends {@code request} on the executor as soon as a place is free, in the order of the calls of this method. */
    public void send(Due.Request request, Caller caller) {
        if (!closed) {
            unfinished.incrementAndGet();
            waiting.add(() -> start(request, caller));
            startWaiting();
        }
    }

    private void startWaiting() {
        while (!waiting.isEmpty() && places.tryAcquire()) {
            var next = waiting.poll();
            if (next == null) {
                places.release();
            } else {
                execute(next);
            }
        }
    }

    private void execute(Runnable request) {
        try {
            executor.execute(request);
        } catch (RejectedExecutionException e) {
            ended(e);
        }
    }

    private void start(Due.Request request, Caller caller) {
        try {
            exchange(request, caller)
                    .ifPresentOrElse(
                            sent -> sent.whenComplete((done, problem) -> finished(problem)), () -> finished(null));
        } catch (RuntimeException | Error e) {
            fail(request, caller, e);
        }
    }

    /** Ends a request that a fault of this server has prevented. */
    private void fail(Due.Request request, Caller caller, Throwable problem) {
        try {
            if (request instanceof Due.Call call) {
                caller.answered(call, broken(problem));
            } else if (request instanceof Due.Fetch fetch) {
                report(problem);
                caller.fetched(fetch, new Fetched.Failed("the dev server could not make it: " + problem, false));
            }
        } finally {
            finished(null);
        }
    }

    private Optional<CompletionStage<Void>> exchange(Due.Request request, Caller caller) {
        if (request instanceof Due.Fetch fetch) {
            return caller.begin(fetch)
                    ? Optional.of(fetcher.fetch(fetch.operation()).thenAccept(result -> caller.fetched(fetch, result)))
                    : Optional.empty();
        }
        var call = (Due.Call) request;
        return caller.begin(call).map(sent -> call(sent).thenAccept(answer -> caller.answered(call, answer)));
    }

    private CompletionStage<Answer> call(CallRequest request) {
        try {
            return transport.call(request).exceptionally(this::broken);
        } catch (RuntimeException e) {
            return CompletableFuture.completedStage(broken(e));
        }
    }

    /** {@return the answer if a fault of this server prevents one: without an answer the run would wait forever} */
    private Answer broken(Throwable problem) {
        report(problem);
        return Answer.Failed.of(
                RunError.of("Error", "the dev server could not make the call: " + problem), true, false);
    }

    private void finished(@Nullable Throwable problem) {
        ended(problem);
        startWaiting();
    }

    private void ended(@Nullable Throwable problem) {
        if (problem != null) {
            report(problem);
        }
        places.release();
        unfinished.decrementAndGet();
    }

    private void report(Throwable problem) {
        if (!closed) {
            var cause =
                    problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
            DevServerMessages.taskFailed(cause);
        }
    }
}
