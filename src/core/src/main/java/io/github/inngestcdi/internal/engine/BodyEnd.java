package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.wire.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the body of a call request has ended. */
sealed interface BodyEnd {
    /** {@return the answer that follows} */
    Answer answer(Answers answers);

    /** It has returned {@code output}, which is JSON text: the run is finished. */
    record Returned(String output) implements BodyEnd {
        @Override
        public Answer answer(Answers answers) {
            return answers.completed(output);
        }
    }

    /** It has thrown {@code error}. */
    record Threw(Throwable error) implements BodyEnd {
        @Override
        public Answer answer(Answers answers) {
            return answers.failed(error);
        }
    }

    /**
     * It was interrupted, to report {@code operations}.
     *
     * @param retry what becomes of a failed step; empty if none has failed
     */
    record Interrupted(List<Operation> operations, Optional<Answer.Retry> retry) implements BodyEnd {
        @Override
        public Answer answer(Answers answers) {
            return answers.reported(operations, retry);
        }
    }

    /** It has hidden the interrupt; {@code thrown} is what it threw instead, {@code null} if it has returned. */
    record Swallowed(@Nullable Throwable thrown) implements BodyEnd {
        @Override
        public Answer answer(Answers answers) {
            return answers.interruptSwallowed(thrown);
        }
    }

    /** It was interrupted, as a memoized result could not be given to it. */
    record GivenUp(RuntimeException problem) implements BodyEnd {
        @Override
        public Answer answer(Answers answers) {
            return answers.failed(problem);
        }
    }

    /** It has used ids in a way that never works. */
    record Misused(InvalidStepException misuse) implements BodyEnd {
        @Override
        public Answer answer(Answers answers) {
            return answers.failed(misuse);
        }
    }

    /** It has not reached the only step that may run. */
    record Missed() implements BodyEnd {
        @Override
        public Answer answer(Answers answers) {
            return answers.stepNotFound();
        }
    }

    /** The server has given the call request to another app instance meanwhile. */
    record Stale() implements BodyEnd {
        @Override
        public Answer answer(Answers answers) {
            return answers.stale();
        }
    }
}
