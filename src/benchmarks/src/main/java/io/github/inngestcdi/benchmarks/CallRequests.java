package io.github.inngestcdi.benchmarks;

import io.github.inngestcdi.internal.wire.StepId;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** The measured request bodies, in the form that a server sends, with step results of 200 bytes. */
final class CallRequests {
    private static final String EVENT = """
            {"data":{"steps":%d},"id":"01M806BRQA5YTYKX72YBZNFSKA","name":"bench/many-steps","ts":1795303006954,"user":{}}""";
    private static final String PARCEL = """
            {"id":"parcel-%05d","carrier":"DHL Express Worldwide","cents":4990,"street":"Rue de la Paix 12, \
            Escalier B, 3e","city":"75002 Paris","remark":"leave it with the neighbour if nobody is there",\
            "insured":true}""";

    private CallRequests() {}

    /** {@return the id of the step {@code index} in the code} */
    static String stepId(int index) {
        return "step-" + index;
    }

    /** {@return the result of the step {@code index}} */
    static String parcel(int index) {
        return PARCEL.formatted(index);
    }

    /** {@return the body of a call request with {@code steps} steps, all memoized} */
    static String withSteps(int steps) {
        var memos = new StringJoiner(",");
        var stack = new StringJoiner(",");
        IntStream.range(0, steps).forEach(i -> {
            var hash = "\"" + StepId.of(stepId(i), 0).hash() + "\"";
            memos.add(hash + ":{\"data\":" + parcel(i) + "}");
            stack.add(hash);
        });
        var event = EVENT.formatted(steps);
        return """
                {"ctx":{"attempt":0,"disable_immediate_execution":false,"env":"",\
                "fn_id":"28241430-24fb-54c4-aaa3-601e92a5ffb6","generation_id":1,"job_id":"3oqpyi2kx340g",\
                "max_attempts":5,"qi_id":"M29xcHlpMmt4MzQwZzo6ZGVmYXVsdA==","request_id":"01M806BS10VMGQM6MVG8E27RMQ",\
                "run_id":"01M806BRWD064NDKZS1DA4Y28Z","stack":{"current":%d,"stack":[%s]},"step_id":"step",\
                "use_api":false},"defers":{},"event":%s,"events":[%s],"steps":{%s},"use_api":false,"version":2}""".formatted(steps, stack, event, event, memos);
    }
}
