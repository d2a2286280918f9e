package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.JsonCursor;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of a call request (Inngest SDK specification, 4.4), parsed in one pass; events and memoized steps stay slices
 * of it.
 *
 * @param event the event that started the run
 * @param events all of them; a batch has several
 * @param steps the memos of the steps, by their hashes
 * @param defers the deferred runs that the server knows, by the hashes of their ids; whether they may still be given up
 * @param context the run and this attempt
 */
public record CallRequest(
        RawJson event,
        List<RawJson> events,
        Map<String, Memo> steps,
        Map<String, Boolean> defers,
        CallContext context) {

    /**
     * {@return the call request that {@code body} holds}
     *
     * @throws jakarta.json.JsonException if it is not JSON
     * @throws IllegalArgumentException if it is JSON, but not a call request
     */
    public static CallRequest read(String body, JsonPlatform json) {
        var draft = new Draft();
        try (var cursor = json.cursor(body)) {
            if (cursor.enterObject()) {
                cursor.members(key -> draft.take(key, cursor));
            }
            cursor.end();
        }
        return draft.complete();
    }

    /** {@return this request with the events and steps that did not fit into it} */
    public CallRequest with(List<RawJson> fetchedEvents, Map<String, Memo> fetchedSteps) {
        var all = fetchedEvents.isEmpty() ? events : fetchedEvents;
        return new CallRequest(all.get(0), all, fetchedSteps, defers, context);
    }

    /** {@return the steps of {@code cursor}'s next value, by their hashes} */
    public static Map<String, Memo> readSteps(JsonCursor cursor) {
        Map<String, Memo> steps = new HashMap<>();
        if (cursor.enterObject()) {
            var memos = new MemoReader(cursor);
            cursor.members(hash -> steps.put(hash, memos.next()));
        }
        return steps;
    }

    private static final class Draft {
        private RawJson event = RawJson.nothing();
        private final List<RawJson> events = new ArrayList<>();
        private Map<String, Memo> steps = Map.of();
        private final Map<String, Boolean> defers = new HashMap<>();
        private CallContext context = CallContext.unknown();

        void take(String key, JsonCursor cursor) {
            switch (key) {
                case "event" -> event = cursor.raw();
                case "events" -> cursor.elements(() -> events.add(cursor.raw()));
                case "steps" -> steps = readSteps(cursor);
                case "defers" -> takeDefers(cursor);
                case "ctx" -> context = CallContext.read(cursor);
                default -> cursor.ignore();
            }
        }

        private void takeDefers(JsonCursor cursor) {
            if (cursor.enterObject()) {
                cursor.members(hash -> {
                    defers.put(hash, true);
                    takeDefer(hash, cursor);
                });
            }
        }

        private void takeDefer(String hash, JsonCursor cursor) {
            if (cursor.enterObject()) {
                cursor.members(key -> {
                    if (key.equals("abortable")) {
                        defers.put(hash, cursor.isTrue());
                    } else {
                        cursor.ignore();
                    }
                });
            }
        }

        CallRequest complete() {
            if (!event.isObject() && !events.isEmpty()) {
                event = events.get(0);
            }
            if (!event.isObject()) {
                throw new IllegalArgumentException("it has no 'event' object");
            }
            if (context.runId().isEmpty()) {
                throw new IllegalArgumentException("it has no 'ctx.run_id'");
            }
            if (events.isEmpty()) {
                events.add(event);
            }
            return new CallRequest(event, events, steps, defers, context);
        }
    }
}
