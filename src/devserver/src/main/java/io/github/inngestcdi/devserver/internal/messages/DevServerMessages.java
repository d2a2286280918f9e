package io.github.inngestcdi.devserver.internal.messages;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Every message that the dev server shows. Its range is INNGEST-05000 to 05999; no number is used again. */
public final class DevServerMessages {
    private static final Logger LOG = System.getLogger("io.github.inngestcdi.devserver");

    private DevServerMessages() {}

    // Information for an operator

    public static void started(URI uri, String kind) {
        LOG.log(
                Level.INFO,
                "INNGEST-05001: Dev server at {0}, in {1} mode. It is for development and tests.",
                uri,
                kind);
    }

    public static void synced(String app, int functions, URI url) {
        LOG.log(
                Level.INFO,
                "INNGEST-05002: App ''{0}'' registered {1} functions, to be called at {2}.",
                app,
                functions,
                url);
    }

    public static void reachableAgain(URI url) {
        LOG.log(Level.INFO, "INNGEST-05003: The app at {0} answers again.", url);
    }

    // Warnings that an operator can act on

    public static void appUnreachable(URI url, String why) {
        LOG.log(
                Level.WARNING,
                "INNGEST-05010: The app at {0} does not answer ({1}). Start it, or check the URL. The dev server asks it "
                        + "again every few seconds, and logs the next failure only after it has answered.",
                url,
                why);
    }

    public static void registrationRefused(String app, String problem) {
        LOG.log(
                Level.WARNING,
                "INNGEST-05011: The registration of app ''{0}'' was refused: {1}. Correct it, and register again.",
                app,
                problem);
    }

    public static void optionsNotApplied(String function, List<String> options) {
        LOG.log(
                Level.WARNING,
                "INNGEST-05012: Function ''{0}'' has options that this dev server does not apply yet: {1}. It runs "
                        + "without them here; the real server applies them.",
                function,
                String.join(", ", options));
    }

    public static void expressionFailed(String source, String why) {
        LOG.log(
                Level.WARNING,
                "INNGEST-05013: Expression ''{0}'' could not be evaluated, and counts as false: {1}. Check the fields "
                        + "that it uses. Its next failures are not logged.",
                source,
                why);
    }

    public static void unauthorized(String path) {
        LOG.log(
                Level.WARNING,
                "INNGEST-05014: A request to {0} was refused, as it does not have the key of this server. Give the app the "
                        + "signing key and the event key that the server was started with.",
                path);
    }

    public static void crossSite(String path) {
        LOG.log(
                Level.WARNING,
                "INNGEST-05015: A request to {0} was refused, as it comes from another site, or its host name is not "
                        + "one of this machine. Use the address that the server printed.",
                path);
    }

    public static void noteRefused(String function, String why) {
        LOG.log(
                Level.WARNING,
                "INNGEST-05017: Metadata of function ''{0}'' is not stored, and the run goes on: {1}.",
                function,
                why);
    }

    public static void deferRefused(String function, String id, String why) {
        LOG.log(
                Level.WARNING,
                "INNGEST-05018: The deferred run ''{1}'' of function ''{0}'' is refused, and the run goes on: {2}.",
                function,
                id,
                why);
    }

    public static void taskFailed(Throwable problem) {
        LOG.log(
                Level.ERROR,
                "INNGEST-05016: The dev server failed unexpectedly. Please report it, with the stack trace.",
                problem);
    }

    // What ends a run

    public static String opcodeNotSupported(String opcode) {
        return "INNGEST-05020: The app reported a step of kind '" + opcode
                + "', which this dev server does not support yet. Use the official dev server for it.";
    }

    public static String outputTooLarge(int bytes) {
        return "INNGEST-05021: A step returned " + bytes + " bytes, and at most 4 MB are stored. Return a "
                + "reference to the data instead.";
    }

    public static String tooManySteps(int max) {
        return "INNGEST-05022: The run has more than " + max + " steps. Split it: let it invoke other functions.";
    }

    public static String stateTooLarge() {
        return "INNGEST-05024: The results of the run's steps have more than 32 MB, and at most 32 MB are stored. Return "
                + "references to large data instead.";
    }

    public static String onlyEmptyAnswers(int count) {
        return "INNGEST-05023: The app answered " + count + " call requests in a row without a step or a result. Check "
                + "that the function ends, or report it to the makers of its SDK.";
    }

    // Answers to an app

    public static String checkpointOfNoRun(String runId) {
        return "INNGEST-05040: There is no run " + runId
                + " to store steps of. It may be older than this dev server's start. " + "Abandon the request.";
    }

    public static String notForCheckpoints(String opcode) {
        return "INNGEST-05041: A step of kind '" + opcode
                + "' cannot be stored by a checkpoint, only a step that the app has run "
                + "itself. Report it in the answer to the call request.";
    }

    public static String staleCheckpoint() {
        return "INNGEST-05042: stale dispatch: the run has ended, or its call request was replaced by a later one. Stop "
                + "here: the steps of this request are not stored.";
    }

    // Exceptions

    public static IllegalArgumentException badOption(String what, String instead) {
        return new IllegalArgumentException("INNGEST-05030: " + what + " " + instead);
    }

    public static IllegalStateException portInUse(String host, int port) {
        return new IllegalStateException(
                "INNGEST-05031: Port " + port + " of " + host + " is in use, perhaps by another "
                        + "dev server. Stop that, or choose another port with --port (0 takes any that is free).");
    }

    public static IllegalStateException notStarted(String where, Exception cause) {
        return new IllegalStateException(
                "INNGEST-05032: The dev server could not start at " + where + ": " + cause.getMessage(), cause);
    }

    public static IllegalStateException stillBusy(int requests, Duration waited) {
        return new IllegalStateException(
                "INNGEST-05033: Time cannot be moved, as " + requests + " call requests have not "
                        + "been answered within " + waited.toSeconds() + " s. Let the steps under way end first.");
    }

    static String boundBeyondLoopback(String host) {
        return "INNGEST-05034: The dev server listens on " + host
                + ", which other machines may reach. It has no users and "
                + "no passwords: keep it to networks that you trust.";
    }

    /** Warns that other machines can reach the server. */
    public static void warnBoundBeyondLoopback(String host) {
        LOG.log(Level.WARNING, boundBeyondLoopback(host));
    }
}
