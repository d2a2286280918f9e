package io.github.inngestcdi.cdi.internal;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.Runs;
import io.github.inngestcdi.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client bean of the application. It records the events it gets, and accepts all of them unless a limit is set. */
@ApplicationScoped
public class RecordingInngest implements Inngest {
    private final List<List<InngestEvent<?>>> requests = new ArrayList<>();
    private int accepting = Integer.MAX_VALUE;

    /** Accepts only this many events of a request from now on. */
    public void accept(int events) {
        accepting = events;
    }

    public List<List<InngestEvent<?>>> requests() {
        return requests;
    }

    public List<InngestEvent<?>> events() {
        return requests.stream().<InngestEvent<?>>flatMap(List::stream).toList();
    }

    @Override
    public String send(Object event) {
        return send(List.of(event)).get(0);
    }

    @Override
    public List<String> send(List<?> events) {
        List<String> ids = new ArrayList<>();
        List<InngestEvent<?>> request = new ArrayList<>();
        for (var event : events) {
            if (ids.size() == accepting) {
                throw new InngestException("The server is down.", 503, ids, null);
            }
            request.add(event instanceof InngestEvent<?> ready ? ready : InngestEvent.of(event));
            ids.add("ID" + (requests.size() + 1) + "." + request.size());
        }
        requests.add(request);
        return ids;
    }

    @Override
    public CompletionStage<String> sendAsync(Object event) {
        return CompletableFuture.completedFuture(send(event));
    }

    @Override
    public CompletionStage<List<String>> sendAsync(List<?> events) {
        return CompletableFuture.completedFuture(send(events));
    }

    @Override
    public <R> @Nullable R invoke(Invocation<R> invocation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void publish(String channel, String topic, @Nullable Object data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Runs runs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Inngest withEnvironment(String name) {
        return this;
    }

    @Override
    public Inngest withEventKey(Secret key) {
        return this;
    }

    @Override
    public Optional<String> sendSignal(String signal, @Nullable Object data) {
        return Optional.empty();
    }
}
