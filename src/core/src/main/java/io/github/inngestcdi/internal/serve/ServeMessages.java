package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestException;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/** The messages of the endpoint; numbers 00300 to 00399. None is used again. */
final class ServeMessages {
    private ServeMessages() {}

    /** For the log alone: an unauthenticated caller is not given it. */
    static BadRequest unauthorized(String method, String why) {
        return new BadRequest(401, "Unauthorized", """
                INNGEST-00300: A %s request was refused with 401, as %s. If it came from your Inngest Server, check \
                that both have the same inngest.signing-key and the right time.""".formatted(method, why));
    }

    static BadRequest bodyTooLarge(int max) {
        return new BadRequest(413, "BodyTooLarge", """
                INNGEST-00301: The body has more than %d bytes. Raise inngest.max-body-size, or keep large step results \
                elsewhere and return a reference.""".formatted(max));
    }

    static BadRequest malformedBody(String why) {
        return new BadRequest(400, "MalformedBody", """
                INNGEST-00302: The body is not a call request of an Inngest Server: %s. Check that nothing between the \
                server and the app changes requests.""".formatted(why));
    }

    static BadRequest parameterMissing(String name) {
        return new BadRequest(400, "ParameterMissing", """
                INNGEST-00303: The query parameter '%s' is missing. A call request names its function and step: \
                ?fnId=app-function&stepId=step.""".formatted(name));
    }

    static BadRequest unknownFunction(String slug, Collection<String> known) {
        return new BadRequest(
                500, "FunctionNotFound", """
                INNGEST-00304: There is no function '%s' in this app; its functions: %s. If it was removed or renamed, sync \
                the app; if it is new, this instance is not deployed yet.""".formatted(slug, known.isEmpty() ? "none" : String.join(", ", known)));
    }

    static BadRequest methodNotAllowed(String method) {
        return new BadRequest(405, "MethodNotAllowed", """
                INNGEST-00305: %s is not answered here. An Inngest Server asks with GET, PUT and POST.""".formatted(method));
    }

    static BadRequest unknownProbe(String probe) {
        return new BadRequest(400, "UnknownProbe", """
                INNGEST-00306: The probe '%s' is unknown. There is one: trust.""".formatted(probe));
    }

    static String stepNotFound(String hash, List<String> found) {
        return """
                INNGEST-00307: The step with the hash '%s' was not reached; the body reached: %s. If the code changed \
                while the run was under way, restore the step, or cancel the run.""".formatted(hash, found.isEmpty() ? "no step" : String.join(", ", found));
    }

    static BadRequest bodyUnreadable() {
        return new BadRequest(400, "MalformedBody", """
                INNGEST-00308: The body ended before it was complete. The Inngest Server will ask again.""");
    }

    static String failed(String method) {
        return "INNGEST-00309: A %s request could not be answered because of an error of this SDK. Please report it."
                .formatted(method);
    }

    static String functionFailed(String slug, String runId, boolean again) {
        return "INNGEST-00310: Function '%s', run %s, has failed%s."
                .formatted(slug, runId, again ? " and is tried again" : " for good");
    }

    static String stepFailed(String slug, String runId, String stepId, boolean again) {
        return "INNGEST-00311: Step '%s' of function '%s', run %s, has failed%s."
                .formatted(stepId, slug, runId, again ? " and is tried again" : " for good");
    }

    static InngestException syncRefused(String server, int status, String reason) {
        return new InngestException("""
                INNGEST-00312: The Inngest Server at %s refused the sync with status %d: %s. Correct what it names, or \
                check inngest.signing-key.""".formatted(server, status, reason.strip()), status, List.of(), null);
    }

    static InngestException stateUnavailable(String runId, int status) {
        return new InngestException("""
                INNGEST-00313: The events and steps of run %s did not fit into the call request, and the Inngest Server \
                answered %d when asked for them. Check inngest.api-base-url and inngest.signing-key.""".formatted(runId, status), status, List.of(), null);
    }

    static String staleDispatch(String functionId, String runId) {
        return """
                INNGEST-00340: The call request for run %s of function '%s' was stopped: the server has replaced it by \
                another one, which goes on with the run. There is nothing to do.""".formatted(runId, functionId);
    }

    static String askedByDevServer() {
        return """
                INNGEST-00314: A dev server asked, but the app is in cloud mode, where only signed requests are answered. \
                While developing, set inngest.dev=true (INNGEST_DEV=1); in production, stop the dev server that has this \
                URL.""";
    }

    static String askedByCloudServer(URI devServer) {
        return """
                INNGEST-00315: An Inngest Server in cloud mode asked, but the app is in dev mode, where requests are not \
                verified. In production, set inngest.dev=false and inngest.signing-key; while developing, sync with the \
                dev server at %s.""".formatted(devServer);
    }

    static BadRequest malformedSync() {
        return new BadRequest(400, "MalformedBody", """
                INNGEST-00316: The body of an in-band sync must be {"url":"…"} with the http or https URL of the app. \
                Check that nothing between the server and the app changes requests, or turn in-band syncs off with \
                inngest.allow-in-band-sync=false.""");
    }

    /** Follows the message of a refusal. */
    static String othersRefused(long others) {
        return " (INNGEST-00317: %d more since the last of these lines, one a minute at most.)".formatted(others);
    }

    static String streamFailed() {
        return """
                INNGEST-00318: The answer to a call request could not be made because of an error, which the server's log has \
                under the same number. The Inngest Server will ask again.""";
    }

    static InngestException middlewareFailed(Exception cause) {
        return new InngestException(
                "INNGEST-00341: A middleware failed around a request of the server: %s. Its stack trace shows the place."
                        .formatted(cause),
                0,
                List.of(),
                cause);
    }
}
