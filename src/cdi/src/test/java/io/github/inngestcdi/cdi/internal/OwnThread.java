package io.github.inngestcdi.cdi.internal;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Objects that a server binds to the thread of a request. */
public final class OwnThread {
    private OwnThread() {}

    /**
     * {@return an object whose methods throw an exception on any other thread}
     *
     * @param answers the result of each method; a {@link Function} gets the argument of the method
     */
    @SuppressWarnings("unchecked")
    public static <T> T only(Class<T> type, Map<String, Object> answers) {
        var own = Thread.currentThread();
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (Thread.currentThread() != own) {
                        throw new IllegalStateException("not on the thread of the request");
                    }
                    var answer = answers.get(method.getName());
                    return answer instanceof Function<?, ?> asked
                            ? ((Function<Object, Object>) asked).apply(arguments[0])
                            : answer;
                }));
    }

    /** {@return the result of {@code ask} on another thread} */
    public static <T> T elsewhere(Supplier<T> ask) {
        return CompletableFuture.supplyAsync(ask, task -> new Thread(task).start())
                .join();
    }
}
