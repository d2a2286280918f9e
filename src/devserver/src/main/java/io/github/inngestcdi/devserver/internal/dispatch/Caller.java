package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.run.Due;
import java.util.Optional;

/** The part for which the {@link Dispatcher} sends requests: it makes them, and takes the answers. */
public interface Caller {
    /** {@return the request to send for {@code call}, made just before it is sent; empty if its run does not go on} */
    Optional<CallRequest> begin(Due.Call call);

    /** {@return whether {@code fetch} is to be sent, asked just before it is sent} */
    boolean begin(Due.Fetch fetch);

    void answered(Due.Call call, Answer answer);

    void fetched(Due.Fetch fetch, Fetched result);
}
