package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.RunException;
import io.github.inngestcdi.RunStatus;
import io.github.inngestcdi.RunTimeoutException;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The messages about requests to the server; numbers 00200 to 00249 and 00260 to 00299. None is used again. None shows a key. */
final class ClientMessages {
    private static final int MAX_REASON = 500;
    private static final int SHOWN_OF_A_NAME = 60;

    private ClientMessages() {}

    static InngestException unreachable(URI server, Exception cause) {
        return new InngestException("""
                INNGEST-00200: The Inngest Server at %s cannot be reached: %s. Check that it runs, and that \
                inngest.base-url, or inngest.dev in development, names it.""".formatted(origin(server), reason(cause)), 0, List.of(), cause);
    }

    static InngestException refused(Reply reply) {
        return refused(reply, List.of());
    }

    static InngestException refused(Reply reply, List<String> acceptedIds) {
        int status = reply.status();
        var message = "INNGEST-00201: The Inngest Server at %s refused the request with status %d: %s. %s"
                .formatted(origin(reply.server()), status, shortened(reply.reason()), wayOut(status));
        return new RefusedException(message, status, acceptedIds, reply.retryAfter());
    }

    static InngestException interrupted(URI server, InterruptedException cause) {
        return new InngestException(
                "INNGEST-00202: The request to the Inngest Server at %s was interrupted; it may have been accepted."
                        .formatted(origin(server)),
                0,
                List.of(),
                cause);
    }

    static InngestException eventKeyMissing() {
        return new InngestException("""
                INNGEST-00203: No event was sent, because inngest.event-key is missing in cloud mode. Set \
                INNGEST_EVENT_KEY, or inngest.dev=true while developing.""", 0, List.of(), null);
    }

    static IllegalArgumentException dataNotWritable(String event, RuntimeException cause) {
        return new IllegalArgumentException("""
                INNGEST-00204: The data of event '%s' cannot be written as JSON: %s. Nothing was sent. Use a record or \
                class with public accessors.""".formatted(event, cause.getMessage()), cause);
    }

    static IllegalArgumentException dataIsNotAnObject(String event) {
        return new IllegalArgumentException("""
                INNGEST-00205: The data of event '%s' is not a JSON object, which Inngest requires. Nothing was sent. Use a \
                record, a class or a map.""".formatted(event));
    }

    static InngestException unreadable(URI server, int status, List<String> acceptedIds) {
        return new InngestException("""
                INNGEST-00206: The server at %s answered with status %d, but not as an Inngest Server does. Check \
                inngest.base-url.""".formatted(origin(server), status), status, acceptedIds, null);
    }

    static IllegalArgumentException eventTooLarge(String event, int size, int max) {
        return new IllegalArgumentException("""
                INNGEST-00207: Event '%s' has %d bytes, but at most %d are accepted. Nothing was sent. Send a reference \
                to large data.""".formatted(event, size, max));
    }

    static IllegalArgumentException signalNotWritable(String signal, RuntimeException cause) {
        return new IllegalArgumentException("""
                INNGEST-00208: The data of signal '%s' cannot be written as JSON: %s. Nothing was sent. Use a record or \
                class with public accessors.""".formatted(signal, cause.getMessage()), cause);
    }

    static RunException runNotCompleted(ServerRun run) {
        var error = run.error().orElse(null);
        var status = run.status().toString().toLowerCase(Locale.ROOT);
        var how = error == null ? "was " + status : "failed with " + error.name() + "; the cause has the details";
        return new RunException("""
                INNGEST-00209: Run %s has no result: it %s. Look at it in the server's dashboard.""".formatted(run.id(), how), run.id(), run.status(), error);
    }

    static RunTimeoutException runNotEnded(String runId, Duration timeout) {
        return new RunTimeoutException("""
                INNGEST-00210: Run %s has not ended within %s, and goes on. Wait longer, look for it later by its id, or \
                check that the app is synced and reachable.""".formatted(runId, timeout), runId, timeout);
    }

    static RunTimeoutException runsNotEnded(String eventId, Duration timeout) {
        return new RunTimeoutException("""
                INNGEST-00211: Event %s has started no run within %s, or not all have ended. Wait longer, and check that a \
                function of a synced app is triggered by it.""".formatted(eventId, timeout), eventId, timeout);
    }

    static InngestException waitInterrupted(String awaited, InterruptedException cause) {
        return new InngestException(
                "INNGEST-00212: Waiting for %s was interrupted, which has no effect on it.".formatted(awaited),
                0,
                List.of(),
                cause);
    }

    static IllegalStateException noOutput(String runId, RunStatus status) {
        return new IllegalStateException("""
                INNGEST-00213: Run %s is %s, so it has no output. Ask for it once the run is COMPLETED, or use \
                runs().result(…), which waits.""".formatted(runId, status));
    }

    /** Does not show the output: it is the application's own data. */
    static IllegalStateException outputDoesNotFit(
            String runId, JsonValue.ValueType kind, Type type, RuntimeException cause) {
        return new IllegalStateException(
                """
                INNGEST-00214: The output of run %s, a JSON %s, cannot be read as %s; the cause names the place. Ask \
                for the type that the function returns.""".formatted(runId, kind.toString().toLowerCase(Locale.ROOT), type.getTypeName()), cause);
    }

    static InngestException functionNotFound(String functionId) {
        return new InngestException("""
                INNGEST-00215: The server does not find function '%s'. Put the app's id before the function's, as in \
                'shop-send-email', and check that the app is synced and that the server has API v2.""".formatted(functionId), 404, List.of(), null);
    }

    static IllegalArgumentException invocationNotWritable(String functionId, RuntimeException cause) {
        return new IllegalArgumentException("""
                INNGEST-00216: The data for function '%s' cannot be written as JSON: %s. Nothing was started. Use a record \
                or class with public accessors.""".formatted(functionId, cause.getMessage()), cause);
    }

    static IllegalArgumentException invocationIsNotAnObject(String functionId) {
        return new IllegalArgumentException("""
                INNGEST-00217: The data for function '%s' is not a JSON object, which Inngest requires. Nothing was started. \
                Use a record, a class or a map.""".formatted(functionId));
    }

    static IllegalArgumentException cancellationOfNoTime(String functionId) {
        return new IllegalArgumentException("""
                INNGEST-00218: The cancellation of runs of '%s' ends before it begins. Set startedAfter to a time before \
                startedBefore.""".formatted(functionId));
    }

    static IllegalArgumentException channelBlank() {
        return new IllegalArgumentException("""
                INNGEST-00225: A message needs a channel and a topic, such as "user:42" and "progress". Nothing was \
                published.""");
    }

    static IllegalArgumentException messageNotWritable(String channel, String topic, RuntimeException cause) {
        return new IllegalArgumentException("""
                INNGEST-00226: The message for topic '%s' of channel '%s' cannot be written as JSON: %s. Nothing was \
                published. Use a value that JSON can carry.""".formatted(topic, channel, cause.getMessage()), cause);
    }

    static IllegalArgumentException messageTooLarge(String channel, String topic, int size, int max) {
        return new IllegalArgumentException("""
                INNGEST-00227: The message for topic '%s' of channel '%s' has %d bytes, but at most %d are allowed. Nothing \
                was published. Publish a reference to large data.""".formatted(topic, channel, size, max));
    }

    static IllegalArgumentException eventNameTooLong(String event, int max) {
        return new IllegalArgumentException("""
                INNGEST-00228: The event name '%s…' is longer than %d bytes in UTF-8. Nothing was sent. Name it \
                'domain/thing.happened', and put details into its data.""".formatted(event.substring(0, SHOWN_OF_A_NAME), max));
    }

    static IllegalArgumentException eventNameReserved(String event) {
        return new IllegalArgumentException("""
                INNGEST-00229: The event name '%s' is reserved: names that begin with 'inngest/' belong to the server. Nothing \
                was sent. Choose another; to start a function by its id, use invoke.""".formatted(event));
    }

    static IllegalArgumentException eventTimeOutOfRange(String event, Instant time) {
        return new IllegalArgumentException("""
                INNGEST-00230: The time of event '%s', %s, is not between 1980 and 2100. Nothing was sent. If it comes from a \
                number, check whether that is in seconds or in milliseconds.""".formatted(event, time));
    }

    private static String wayOut(int status) {
        return switch (status) {
            case 401, 403 -> "Check inngest.event-key and inngest.signing-key.";
            case 404 -> "Check inngest.base-url.";
            case 413 -> "Send less at once.";
            case 429 -> "Send more slowly.";
            default -> status >= 500 ? "Look at the server's log." : "Correct what is named.";
        };
    }

    /** The path of a server's event API has the event key in it, so only the origin is shown. */
    private static String origin(URI server) {
        return server.getScheme() + "://" + server.getAuthority();
    }

    private static String reason(Exception cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String shortened(String reason) {
        var stripped = reason.strip().replaceFirst("\\.$", "");
        return stripped.length() <= MAX_REASON ? stripped : stripped.substring(0, MAX_REASON) + "…";
    }

    static String checkpointFailed(String runId, int steps, Duration pause, Throwable cause) {
        return """
                INNGEST-00240: The server did not accept a checkpoint of %d finished steps of run %s: %s The answer carries \
                them, so nothing is lost; for %s each step takes a call request of its own. Switch checkpointing off with \
                inngest.checkpointing=false.""".formatted(steps, runId, cause.getMessage(), pause);
    }

    static IllegalStateException middlewareChangedCount(Class<?> middleware, int before, int after) {
        return new IllegalStateException("""
                INNGEST-00241: The middleware %s was given %d events and returned %d. Return each event, changed or not, in \
                its place.""".formatted(middleware.getName(), before, after));
    }

    static IllegalStateException middlewareFailed(Exception cause) {
        return new IllegalStateException(
                "INNGEST-00242: A middleware failed while events were sent: %s. Its stack trace shows the place. If it wraps the sending, the events may have been sent."
                        .formatted(cause),
                cause);
    }
}
