package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again and again until there is an answer, after pauses that grow. */
final class Polling {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

    private final Pause pause;
    private final Clock clock;

    Polling(Pause pause, Clock clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * {@return the answer to {@code question}; empty if there is none at the end of {@code timeout}}
     *
     * @param awaited names what is waited for
     * @throws InngestException if the thread is interrupted
     */
    <T> Optional<T> ask(Supplier<Optional<T>> question, String awaited, Duration timeout) {
        var deadline = clock.instant().plus(timeout);
        var next = FIRST_PAUSE;
        while (true) {
            var answer = question.get();
            var left = Duration.between(clock.instant(), deadline);
            if (answer.isPresent() || left.isNegative() || left.isZero()) {
                return answer;
            }
            rest(next.compareTo(left) < 0 ? next : left, awaited);
            var longer = next.multipliedBy(3).dividedBy(2);
            next = longer.compareTo(MAX_PAUSE) < 0 ? longer : MAX_PAUSE;
        }
    }

    private void rest(Duration duration, String awaited) {
        try {
            pause.forDuration(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ClientMessages.waitInterrupted(awaited, e);
        }
    }
}
