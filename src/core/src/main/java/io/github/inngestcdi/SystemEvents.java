package io.github.inngestcdi;

/**
 * The names of the events that the server itself sends. They may start functions; only the server sends them.
 *
 * @since 0.1
 */
public final class SystemEvents {
    /** A run has failed for good. */
    public static final String FUNCTION_FAILED = "inngest/function.failed";

    /** A run has ended, with a result or an error. */
    public static final String FUNCTION_FINISHED = "inngest/function.finished";

    /** A run was cancelled. */
    public static final String FUNCTION_CANCELLED = "inngest/function.cancelled";

    /** A run calls another function: what a called function sees as its event. */
    public static final String FUNCTION_INVOKED = "inngest/function.invoked";

    /** A schedule is due: what a function with a cron trigger sees as its event. */
    public static final String SCHEDULED_TIMER = "inngest/scheduled.timer";

    /** An HTTP endpoint that is a run was requested. */
    public static final String HTTP_REQUEST = "inngest/http.request";

    /** A run that another one has deferred is due: what a deferred function sees as its event. */
    public static final String DEFERRED_SCHEDULE = "inngest/deferred.schedule";

    private SystemEvents() {}
}
