package io.github.inngestcdi.encryption.internal;

import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.function.Supplier;

/** Events whose data has encrypted fields. Safe for use by many threads. */
public final class EventFields {
    private static final String DATA = "data";

    /** The server's own events that report the end of a run. */
    private static final Set<String> REPORTS =
            Set.of("inngest/function.failed", "inngest/function.finished", "inngest/function.cancelled");

    private final JsonPlatform json = new JsonPlatform();
    private final EncryptedValues values;
    private final Logger logger;

    /** Decrypts with {@code values}, and logs to {@code logger} what stays encrypted. */
    public EventFields(EncryptedValues values, Logger logger) {
        this.values = values;
        this.logger = logger;
    }

    /** {@return {@code object}, with {@code value} under {@code key}} */
    public JsonObject with(JsonObject object, String key, JsonValue value) {
        return json.newObject(object).add(key, value).build();
    }

    /**
     * {@return {@code event}, with each encrypted field of its data decrypted}
     *
     * @param reader the reader of the event, for messages
     */
    public JsonObject decrypt(JsonObject event, String reader) {
        if (!(event.get(DATA) instanceof JsonObject data)) {
            return event;
        }
        var name = event.getString("name", "");
        var read = REPORTS.contains(name) ? report(data, name, reader) : fields(data, name, reader);
        return read == data ? event : with(event, DATA, read);
    }

    private JsonObject fields(JsonObject data, String event, String reader) {
        if (data.values().stream().noneMatch(EncryptedValues::isEncrypted)) {
            return data;
        }
        var read = json.newObject();
        data.forEach((field, value) -> read.add(field, values.decrypt(value, () -> where(field, event, reader))));
        return read.build();
    }

    /**
     * Leaves an unreadable value as it is: it may be the reason the run failed, and the failure handler must run all
     * the same.
     */
    private JsonObject report(JsonObject data, String name, String reader) {
        var read = json.newObject(data);
        if (data.get("event") instanceof JsonObject event) {
            read.add("event", orUnchanged(event, () -> decrypt(event, reader)));
        }
        if (data.get("events") instanceof JsonArray events) {
            var all = json.newArray();
            events.forEach(each -> all.add(
                    each instanceof JsonObject event ? orUnchanged(event, () -> decrypt(event, reader)) : each));
            read.add("events", all);
        }
        if (data.containsKey("result")) {
            var result = data.get("result");
            read.add("result", orUnchanged(result, () -> values.decrypt(result, () -> where("result", name, reader))));
        }
        return read.build();
    }

    private <T extends JsonValue> T orUnchanged(T value, Supplier<T> decrypted) {
        try {
            return decrypted.get();
        } catch (NonRetriableException e) {
            logger.log(Level.WARNING, () -> EncryptionMessages.leftEncrypted(e.getMessage()));
            return value;
        }
    }

    private static String where(String field, String event, String reader) {
        return "Field '%s' of event '%s', read by %s,".formatted(field, event, reader);
    }
}
