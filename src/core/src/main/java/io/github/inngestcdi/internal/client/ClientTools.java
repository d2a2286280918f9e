package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.ObjectData;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.spi.JsonMapper;
import java.time.Clock;
import java.util.concurrent.Executor;

/** The parts of a client, shared with its views of other environments. */
record ClientTools(
        JsonPlatform json, JsonMapper mapper, MiddlewareChain middleware, Executor executor, Clock clock, Pause pause) {
    Backoff backoff() {
        return new Backoff(pause);
    }

    EventPreparer preparer() {
        var data = new ObjectData(
                json,
                mapper,
                (event, value, cause) -> ClientMessages.dataNotWritable(event, cause),
                (event, value) -> ClientMessages.dataIsNotAnObject(event));
        return new EventPreparer(json, data, middleware, clock);
    }

    HttpRuns runs(RestApi api, String appId, SendHooks hooks) {
        var data = new ObjectData(
                json,
                mapper,
                (function, value, cause) -> ClientMessages.invocationNotWritable(function, cause),
                (function, value) -> ClientMessages.invocationIsNotAnObject(function));
        return new HttpRuns(
                api,
                new RunLookup(api, mapper, new ReadHooks(middleware), clock),
                new Polling(pause, clock),
                new Invocations(api, appId, json, data, hooks),
                new Cancellations(api, appId, json),
                new Annotations(api, json, mapper));
    }
}
