package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.wire.StepId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the body of a call request. */
final class CallRequestBody {
    private final Map<String, String> steps = new LinkedHashMap<>();
    private String event = "{\"name\":\"demo/x\",\"data\":{},\"id\":\"01\",\"ts\":1795303006954}";
    private int attempt;
    private int maxAttempts = 5;
    private boolean planOnly;
    private boolean useApi;

    CallRequestBody memoized(String id, String memo) {
        return memoizedHash(StepId.of(id, 0).hash(), memo);
    }

    CallRequestBody memoizedHash(String hash, String memo) {
        steps.put(hash, memo);
        return this;
    }

    CallRequestBody event(String json) {
        event = json;
        return this;
    }

    CallRequestBody attempt(int number, int most) {
        attempt = number;
        maxAttempts = most;
        return this;
    }

    CallRequestBody planOnly() {
        planOnly = true;
        return this;
    }

    CallRequestBody useApi() {
        useApi = true;
        return this;
    }

    /** The steps end in the order in which they were memoized here. */
    private String stack() {
        return steps.keySet().stream().map(hash -> "\"" + hash + "\"").collect(Collectors.joining(","));
    }

    String json() {
        String memos = steps.entrySet().stream()
                .map(step -> "\"" + step.getKey() + "\":" + step.getValue())
                .collect(Collectors.joining(","));
        return """
                {"ctx":{"attempt":%d,"max_attempts":%d,"run_id":"01M806BRWD064NDKZS1DA4Y28Z",\
                "disable_immediate_execution":%b,"use_api":%b,"stack":{"stack":[%s],"current":0}},\
                "event":%s,"events":[%s],"steps":{%s},"version":2}""".formatted(attempt, maxAttempts, planOnly, useApi, stack(), event, event, memos);
    }
}
