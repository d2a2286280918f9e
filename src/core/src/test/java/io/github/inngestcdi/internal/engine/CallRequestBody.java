package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.StepId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the body of a call request. */
public final class CallRequestBody {
    private final Map<String, String> steps = new LinkedHashMap<>();
    private String event = "{\"name\":\"demo/x\",\"data\":{},\"id\":\"01\",\"ts\":1795303006954}";
    private int attempt;
    private int maxAttempts = 5;
    private boolean planOnly;
    private boolean useApi;
    private String dispatch = "";
    private final Map<String, Boolean> defers = new LinkedHashMap<>();

    public CallRequestBody memoized(String id, String memo) {
        return memoizedHash(StepId.of(id, 0).hash(), memo);
    }

    public CallRequestBody memoizedHash(String hash, String memo) {
        steps.put(hash, memo);
        return this;
    }

    public CallRequestBody event(String json) {
        event = json;
        return this;
    }

    public CallRequestBody attempt(int number, int most) {
        attempt = number;
        maxAttempts = most;
        return this;
    }

    public CallRequestBody planOnly() {
        planOnly = true;
        return this;
    }

    public CallRequestBody useApi() {
        useApi = true;
        return this;
    }

    /** Adds a deferred run that the server knows, by the hash of its id. */
    public CallRequestBody deferred(String hash, boolean abortable) {
        defers.put(hash, abortable);
        return this;
    }

    private String knownDefers() {
        return defers.entrySet().stream()
                .map(each -> "\"%s\":{\"abortable\":%b}".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(","));
    }

    /** Adds what identifies the call request to the checkpoint API. */
    public CallRequestBody dispatched() {
        dispatch = "\"fn_id\":\"28241430-24fb-54c4-aaa3-601e92a5ffb6\",\"qi_id\":\"queue-item\","
                + "\"request_id\":\"01M806M5E882542VJQEZJZMB43\",\"generation_id\":1,";
        return this;
    }

    /** The steps end in the order in which they were memoized here. */
    private String stack() {
        return steps.keySet().stream().map(hash -> "\"" + hash + "\"").collect(Collectors.joining(","));
    }

    public String json() {
        var memos = steps.entrySet().stream()
                .map(step -> "\"" + step.getKey() + "\":" + step.getValue())
                .collect(Collectors.joining(","));
        return """
                {"ctx":{%s"attempt":%d,"max_attempts":%d,"run_id":"01M806BRWD064NDKZS1DA4Y28Z",\
                "disable_immediate_execution":%b,"use_api":%b,"stack":{"stack":[%s],"current":0}},\
                "event":%s,"events":[%s],"steps":{%s},\
                "defers":{%s},"version":2}""".formatted(
                        dispatch, attempt, maxAttempts, planOnly, useApi, stack(), event, event, memos, knownDefers());
    }
}
