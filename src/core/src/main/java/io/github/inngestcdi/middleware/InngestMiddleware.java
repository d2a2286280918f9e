package io.github.inngestcdi.middleware;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Observes and changes the data that passes between the app and the server. Every hook does nothing unless it is overridden.
 *
 * <p>Middleware of the whole app comes before that of a function, and both keep their given order: hooks that transform
 * data and hooks that are notified run from the first to the last, and among hooks that wrap a call the first is
 * outermost. Values are JSON, as the server stores them: the result of {@link #wrapStepHandler} is stored, and
 * {@link #wrapStep} turns it back for the code, now or when the run is called again. So for {@code wrapStep}, and for
 * it alone, the first is innermost: the middleware that changed a result last is the first to change it back.
 *
 * <p>One instance serves all requests, on many threads; data of one call request is kept in {@link RunInfo#attributes}. An
 * exception of a hook that transforms or wraps fails the request, run or step concerned; an exception of a hook that is
 * notified is logged. A step that has no result yet ends the body with an {@link Error}, which a wrapper must let through.
 *
 * @since 0.1
 */
public interface InngestMiddleware {
    /**
     * Notifies, once per deployment, of a function that the middleware serves.
     *
     * @param functionId the function's id with its app's; empty for the whole app
     */
    default void onRegister(Optional<String> functionId) {}

    /**
     * Answers a request of the server, of any kind, after it was accepted: a signature that it needs has been verified.
     *
     * @param next answers it
     */
    default ServerReply wrapRequest(ServerRequest request, Callable<ServerReply> next) throws Exception {
        return next.call();
    }

    /**
     * Changes the events of a run before they are bound to the function's type.
     *
     * @param events one, or a batch
     * @return as many values as there were
     */
    default List<JsonObject> transformFunctionInput(RunInfo run, List<JsonObject> events) throws Exception {
        return events;
    }

    /**
     * Runs the body, once per call request. The events are bound by then.
     *
     * @param next runs it and gives the run's output
     * @return the output to report
     */
    default JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
        return next.call();
    }

    /** Notifies of the start of a run: at its first call request, before its body, after the events are bound. */
    default void onRunStart(RunInfo run) {}

    /** Notifies of the output of the body. */
    default void onRunComplete(RunInfo run, JsonValue output) {}

    /**
     * Notifies of an exception of the body.
     *
     * @param last whether the run fails with it
     */
    default void onRunError(RunInfo run, Throwable error, boolean last) {}

    /** Notifies, once per call request, that no memoized step is left: from now on the code does new work. */
    default void onMemoizationEnd(RunInfo run) {}

    /**
     * Changes the input of a step before it is sent or run: the input of {@code runWith} and {@code ai().wrap}, the data of
     * {@code invoke}, the body of {@code ai().infer}.
     *
     * @param input one value; empty for a step without input
     * @return as many values as there were
     */
    default List<JsonValue> transformStepInput(StepInfo step, List<JsonValue> input) throws Exception {
        return input;
    }

    /**
     * Gives the code the result of a step of any kind, memoized or new. A step that is made in here skips this middleware.
     *
     * @param next gives the result as it was stored; does not return if the step has none
     * @return the result as the code gets it
     */
    default JsonValue wrapStep(StepInfo step, Callable<JsonValue> next) throws Exception {
        return next.call();
    }

    /**
     * Runs the code of a step, on an attempt of its own.
     *
     * @param next runs it and gives its result
     * @return the result to store
     */
    default JsonValue wrapStepHandler(StepInfo step, Callable<JsonValue> next) throws Exception {
        return next.call();
    }

    /** Notifies that the code of a step is about to run. */
    default void onStepStart(StepInfo step) {}

    /** Notifies of the result of the code of a step, as it is stored. */
    default void onStepComplete(StepInfo step, JsonValue result) {}

    /**
     * Notifies of an exception of the code of a step.
     *
     * @param last whether the step fails with it
     */
    default void onStepError(StepInfo step, Throwable error, boolean last) {}

    /**
     * Changes the output of a run that the client reads back: undoes what {@link #wrapFunctionHandler} has done to it,
     * the last middleware first.
     */
    default JsonValue transformReadOutput(String runId, JsonValue output) throws Exception {
        return output;
    }

    /**
     * Changes events before they are sent, and the data that the client invokes a function with, which is that of an event
     * {@code inngest/function.invoked}. Runs on the thread that sends or fires an event, even where the event then waits for
     * the commit of a transaction.
     *
     * @return as many events as there were; {@link OutgoingEvent#withJson} keeps the source, which is validated after this
     */
    default List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) throws Exception {
        return events;
    }

    /**
     * Sends events, which are final by now.
     *
     * @param events what is sent; a change of them has no effect
     * @param next sends them and gives their ids
     * @return their ids
     */
    default List<String> wrapSendEvent(List<OutgoingEvent> events, Callable<List<String>> next) throws Exception {
        return next.call();
    }
}
