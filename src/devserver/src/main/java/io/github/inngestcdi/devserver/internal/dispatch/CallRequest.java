package io.github.inngestcdi.devserver.internal.dispatch;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.ServerIds;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call request to send. It holds all that it needs of the run, so it can be written without the engine's lock.
 *
 * <p>The body is canonical JSON, assembled from parts that are already written.
 */
public final class CallRequest {
    /** A request with more state than this leaves it out, and the app fetches it ({@code use_api}). */
    static final int MAX_STATE = 4 * 1024 * 1024;

    private final Job job;
    private final FunctionConfig function;
    private final String requestId;
    private final Map<String, Memo> memos;
    private final String ctx;
    private final byte[] defers;
    private final int version;
    private final boolean useApi;

    /**
     * Makes a request from the state of its run. Called within a turn.
     *
     * @param function the function of the last registration: its URL may have changed since the run began
     */
    public CallRequest(Job job, FunctionConfig function, Instant now) {
        var run = job.run();
        this.job = job;
        this.function = function;
        this.requestId = EventIds.random(now);
        this.version = run.requestVersion();
        this.useApi = run.memoBytes() + 2L * run.eventJson().length > MAX_STATE;
        this.memos = useApi ? new TreeMap<>() : new TreeMap<>(run.memos());
        if (!useApi) {
            this.memos.putAll(run.inputs());
        }
        this.defers = CanonicalJson.of(run.defers().forCalls());
        this.ctx = ctx(run);
    }

    private String ctx(Run run) {
        var json = new StringBuilder(512);
        json.append("{\"attempt\":").append(job.attempt());
        json.append(",\"disable_immediate_execution\":").append(run.planning());
        json.append(",\"env\":\"\",\"fn_id\":\"").append(function.id());
        json.append("\",\"generation_id\":").append(job.generation());
        json.append(",\"job_id\":\"").append(job.id());
        json.append("\",\"max_attempts\":").append(function.maxAttempts());
        json.append(",\"qi_id\":\"").append(queueItem());
        json.append("\",\"request_id\":\"").append(requestId);
        json.append("\",\"run_id\":\"").append(run.id());
        json.append("\",\"stack\":{\"current\":").append(run.stack().size()).append(",\"stack\":");
        var stack = Json.array();
        run.stack().forEach(stack::add);
        json.append(new String(CanonicalJson.of(stack), StandardCharsets.UTF_8));
        json.append("},\"step_id\":\"step\",\"use_api\":").append(useApi).append('}');
        return json.toString();
    }

    private String queueItem() {
        return Base64.getEncoder().encodeToString((job.id() + "::default").getBytes(StandardCharsets.UTF_8));
    }

    byte[] body() {
        var event = job.run().eventJson();
        var out = new Bytes();
        out.add("{\"ctx\":")
                .add(ctx)
                .add(",\"defers\":")
                .add(defers)
                .add(",\"event\":")
                .add(event)
                .add(",\"events\":[");
        if (!useApi) {
            out.add(event);
        }
        out.add("],\"steps\":{");
        var separator = "";
        for (var memo : memos.entrySet()) {
            // an app can send a step id that is not a hash, so it is escaped like any string
            var name = CanonicalJson.of(TextNode.valueOf(memo.getKey()));
            out.add(separator).add(name).add(":").add(memo.getValue().canonical());
            separator = ",";
        }
        out.add("},\"use_api\":" + useApi + ",\"version\":" + version + "}");
        return out.toByteArray();
    }

    private static final class Bytes extends ByteArrayOutputStream {
        Bytes add(byte[] bytes) {
            writeBytes(bytes);
            return this;
        }

        Bytes add(String text) {
            return add(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    Map<String, String> headers(String traceId, String spanId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("user-agent", "Inngest");
        headers.put("content-type", "application/json");
        headers.put("account-id", ServerIds.ACCOUNT);
        headers.put("x-run-id", job.run().id());
        headers.put("x-request-id", requestId);
        headers.put("x-inngest-generation-id", Integer.toString(job.generation()));
        headers.put("x-inngest-job-id", job.id());
        headers.put("x-inngest-req-version", Integer.toString(version));
        headers.put("x-inngest-step-id", job.stepId());
        headers.put("traceparent", "00-" + traceId + "-" + spanId + "-01");
        headers.put("tracestate", "inngest@fn=" + function.id() + ",inngest@app=" + function.appId());
        return headers;
    }

    /** {@return the function's URL with this request's {@code stepId} in its query} */
    URI url() {
        var base = function.url();
        var query = new StringBuilder();
        boolean named = false;
        for (var part : (base.getRawQuery() == null ? "" : base.getRawQuery()).split("&", -1)) {
            if (!part.isEmpty() && !part.startsWith("stepId=")) {
                query.append(part).append('&');
                named |= part.startsWith("fnId=");
            }
        }
        if (!named) {
            query.append("fnId=").append(function.slug()).append('&');
        }
        query.append("stepId=").append(URLEncoder.encode(job.stepId(), StandardCharsets.UTF_8));
        var text = base.toString();
        int end =
                text.indexOf('?') >= 0 ? text.indexOf('?') : text.indexOf('#') >= 0 ? text.indexOf('#') : text.length();
        return URI.create(text.substring(0, end) + "?" + query);
    }
}
