package io.github.inngestcdi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps side by side: fork branches, then join them. A branch may hold several steps; the server runs the steps of
 * different branches at the same time, each in a call request of its own.
 *
 * <pre>{@code
 * Parallel parallel = step.parallel();
 * Branch<Payment> payment = parallel.fork(() -> step.run("charge", () -> payments.charge(order)));
 * Branch<Quote> quote = parallel.fork(() -> step.run("quote", () -> shipping.quote(order)));
 * parallel.join();
 * ship(payment.get(), quote.get());
 * }</pre>
 *
 * <p>Everything runs on the body's own thread, one branch after the other, so a branch may use what the body uses. An
 * instance is joined only once.
 *
 * <p>Until the join, an id belongs to the one branch that uses it, however often, or is that of the first step of several
 * branches, as in a loop; any other sharing is refused. After the join all ids are free again, and steps that repeat an id
 * are numbered as usual; the steps that a branch would have reached after it lost a race do not count.
 *
 * @since 0.1
 */
public interface Parallel {
    /** Code of a branch that has no result. */
    @FunctionalInterface
    interface Action {
        /** Calls steps. */
        void run() throws Exception;
    }

    /**
     * Adds a branch and runs it up to its first step without a result.
     *
     * @return its result, to be read after the join
     * @throws IllegalStateException if this was joined
     */
    <T extends @Nullable Object> Branch<T> fork(Callable<? extends T> body);

    /**
     * Adds a branch without a result.
     *
     * @see #fork(Callable)
     */
    Branch<@Nullable Void> fork(Action body);

    /**
     * Goes on when every branch has ended.
     *
     * @throws Exception what the first branch that failed has thrown, the others' as suppressed
     */
    void join() throws Exception;

    /**
     * Goes on when one branch has ended, with a result or an error. The steps that the others had begun end by
     * themselves; no further step of these branches runs, and they remain branches that have not ended.
     *
     * @return the branch that ended first; the same one whenever the body runs again
     * @throws IllegalStateException if there is no branch
     */
    Branch<?> joinAny();
}
