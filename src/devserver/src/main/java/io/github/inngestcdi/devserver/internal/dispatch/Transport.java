package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.protocol.Answer;
import java.util.concurrent.CompletionStage;

/** A way to an app: a call request out, an answer in. */
public interface Transport extends AutoCloseable {
    /**
     * Sends {@code request}, without waiting for the answer.
     *
     * @return what the app answered; if nothing did, an {@link Answer.Failed} that says why
     */
    CompletionStage<Answer> call(CallRequest request);

    /** Stops reporting problems, as requests under way are cut off. */
    @Override
    default void close() {}
}
