package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.run.Due;
import java.util.Optional;

/** The part for which the {@link Dispatcher} sends requests: it says what is sent, and takes the answers. */
public interface Caller {
    /** {@return what is sent for {@code call}, asked as soon as it can be; empty if its run does not go on} */
    Optional<CallRequest> begin(Due.Call call);

    /** {@return whether {@code fetch} is sent, asked as soon as it can be} */
    boolean begin(Due.Fetch fetch);

    void answered(Due.Call call, Answer answer);

    void fetched(Due.Fetch fetch, Fetched result);
}
