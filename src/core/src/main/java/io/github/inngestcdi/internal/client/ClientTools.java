package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.spi.JsonMapper;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What a client works with, and shares with its views of other environments. */
record ClientTools(
        JsonPlatform json, JsonMapper mapper, MiddlewareChain middleware, Executor executor, Clock clock, Pause pause) {
    Backoff backoff() {
        return new Backoff(pause);
    }

    HttpRuns runs(RestApi api, String appId, SendHooks sender) {
        return new HttpRuns(
                api,
                new RunLookup(api, mapper, new ReadHooks(middleware), clock),
                new Polling(pause, clock),
                new Invocations(api, appId, json, mapper, sender),
                new Cancellations(api, appId, json),
                new Annotations(api, json, mapper));
    }
}
