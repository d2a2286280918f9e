package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.protocol.Answer;
import java.util.concurrent.CompletionStage;

/** Calls apps: sends a call request, and returns the answer. */
public interface Transport extends AutoCloseable {
    /**
     * Sends {@code request}, without waiting for the answer.
     *
     * @return the answer of the app; an {@link Answer.Failed} with the reason if there is none
     */
    CompletionStage<Answer> call(CallRequest request);

    /** Reports no more problems, as closing cuts off the requests under way. */
    @Override
    default void close() {}
}
