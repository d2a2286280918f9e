package io.github.inngestcdi.internal.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server knows of a run: its finished steps, in the order in which they ended. */
final class RunState {
    static final String EVENT = "{\"name\":\"demo/x\",\"data\":{},\"id\":\"01\",\"ts\":1795303006954}";

    private final Map<String, String> memos = new LinkedHashMap<>();

    /** {@return this state when {@code ended} steps had ended} */
    RunState prefix(int ended) {
        var prefix = new RunState();
        memos.entrySet().stream().limit(ended).forEach(memo -> prefix.memos.put(memo.getKey(), memo.getValue()));
        return prefix;
    }

    /** What was memoized first stays. */
    void save(String hash, String memo) {
        memos.putIfAbsent(hash, memo);
    }

    boolean has(String hash) {
        return memos.containsKey(hash);
    }

    List<String> stack() {
        return List.copyOf(memos.keySet());
    }

    /** {@return the body of a call request} */
    String request(String step, int attempt, int maxAttempts, boolean planOnly) {
        var steps = memos.entrySet().stream()
                .map(memo -> "\"" + memo.getKey() + "\":" + memo.getValue())
                .collect(Collectors.joining(","));
        var stack = memos.keySet().stream().map(hash -> "\"" + hash + "\"").collect(Collectors.joining(","));
        return """
                {"ctx":{"attempt":%d,"disable_immediate_execution":%b,"env":"",\
                "fn_id":"28241430-24fb-54c4-aaa3-601e92a5ffb6","generation_id":1,"job_id":"ub3c0wzozw64",\
                "max_attempts":%d,"qi_id":"dWIzYzB3em96dzY0OjpkZWZhdWx0","request_id":"01M806M5E882542VJQEZJZMB43",\
                "run_id":"01M806BRWD064NDKZS1DA4Y28Z","stack":{"current":%d,"stack":[%s]},"step_id":"%s",\
                "use_api":false},"defers":{},"event":%s,"events":[%s],"steps":{%s},"use_api":false,"version":2}""".formatted(attempt, planOnly, maxAttempts, memos.size(), stack, step, EVENT, EVENT, steps);
    }
}
