package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.run.Due;
import java.util.Optional;

/** The user of the {@link Dispatcher}: makes the requests, and receives the answers. */
public interface Caller {
    /** {@return the request for {@code call}, made just before it is sent; empty if its run does not go on} */
    Optional<CallRequest> begin(Due.Call call);

    /** {@return whether {@code fetch} is still sent; called just before that} */
    boolean begin(Due.Fetch fetch);

    void answered(Due.Call call, Answer answer);

    void fetched(Due.Fetch fetch, Fetched result);
}
