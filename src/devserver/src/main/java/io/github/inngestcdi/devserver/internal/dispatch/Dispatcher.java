package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.protocol.AnswerReader;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import io.github.inngestcdi.devserver.internal.run.Job;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends what is due, at most a hundred requests at a time, and hands on what comes back. */
public final class Dispatcher {
    private static final int WORKERS = 100;
    private static final Duration TIMEOUT = Duration.ofHours(2);

    private final HttpClient http;
    private final Executor executor;
    private final InstantSource clock;
    private final Optional<SigningKey> key;
    private final Function<Job, Optional<CallRequest>> requests;
    private final BiConsumer<Job, Answer> answers;
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
    private final Semaphore workers = new Semaphore(WORKERS);
    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile boolean closed;

    public Dispatcher(
            HttpClient http,
            Executor executor,
            InstantSource clock,
            Optional<SigningKey> key,
            Function<Job, Optional<CallRequest>> requests,
            BiConsumer<Job, Answer> answers) {
        this.http = http;
        this.executor = executor;
        this.clock = clock;
        this.key = key;
        this.requests = requests;
        this.answers = answers;
    }

    /** {@return how many jobs are due or under way} */
    public int unfinished() {
        return unfinished.get();
    }

    /** Sends no more, and says nothing of what is now cut off. */
    public void close() {
        closed = true;
        due.clear();
    }

    /** Sends the call request of {@code job} as soon as a worker is free. */
    public void call(Job job) {
        submit(() -> requests.apply(job).map(request -> call(job, request)));
    }

    /** Sends any other request as soon as a worker is free; {@code then} gets the answer, or what went wrong. */
    public void fetch(HttpRequest request, BiConsumer<? super HttpResponse<byte[]>, ? super Throwable> then) {
        submit(() -> Optional.of(
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).whenComplete(then)));
    }

    private void submit(Supplier<Optional<? extends CompletionStage<?>>> work) {
        unfinished.incrementAndGet();
        due.add(() -> run(work));
        drain();
    }

    private void drain() {
        while (!due.isEmpty() && workers.tryAcquire()) {
            var next = due.poll();
            if (next == null) {
                workers.release();
            } else {
                executor.execute(next);
            }
        }
    }

    private void run(Supplier<Optional<? extends CompletionStage<?>>> work) {
        try {
            var sent = work.get();
            if (sent.isPresent()) {
                sent.get().whenComplete((done, problem) -> finished(problem));
            } else {
                finished(null);
            }
        } catch (RuntimeException e) {
            finished(e);
        }
    }

    private void finished(@Nullable Throwable problem) {
        if (problem != null && !closed && !(problem instanceof CompletionException)) {
            DevServerMessages.taskFailed(problem);
        }
        workers.release();
        unfinished.decrementAndGet();
        drain();
    }

    private CompletionStage<?> call(Job job, CallRequest call) {
        HttpRequest request;
        try {
            request = request(call);
        } catch (IllegalArgumentException e) {
            var error = RunError.of("Error", "the function can't be called at its URL: " + e.getMessage());
            answers.accept(job, Answer.Failed.of(error, true, false));
            return CompletableFuture.completedStage(null);
        }
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, problem) -> problem == null
                        ? new AnswerReader(clock.instant()).read(response)
                        : unreachable(request, problem))
                .thenAccept(answer -> answers.accept(job, answer))
                .whenComplete((done, mistake) -> {
                    if (mistake != null && !closed) {
                        DevServerMessages.taskFailed(mistake);
                    }
                });
    }

    private HttpRequest request(CallRequest call) {
        var body = call.body();
        var request =
                HttpRequest.newBuilder(call.url()).timeout(TIMEOUT).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        call.headers(hex(16), hex(8)).forEach(request::setHeader);
        // signed with the machine's time: the app checks it against its own
        key.ifPresent(with -> request.setHeader(
                "x-inngest-signature", with.sign(body, InstantSource.system().instant())));
        return request.build();
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private Answer unreachable(HttpRequest request, Throwable problem) {
        var cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (!closed && !(cause instanceof IOException) && !(cause instanceof UnresolvedAddressException)) {
            DevServerMessages.taskFailed(cause);
        }
        var why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var error = RunError.of("Error", "Unable to reach SDK URL " + origin(request) + ": " + why);
        return Answer.Failed.of(error, false, true);
    }

    private static String origin(HttpRequest request) {
        return request.uri().getScheme() + "://" + request.uri().getAuthority()
                + request.uri().getPath();
    }
}
