package io.github.inngestcdi.cdi.internal.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** A context in which a thread works for a while. An instance belongs to that thread. */
final class EnteredContext {
    private final Context before;
    private final Scope scope;

    /** Makes {@code context} the current context of the thread, until {@link #leave}. */
    @SuppressWarnings("MustBeClosedChecker")
    EnteredContext(Context context) {
        before = Context.current();
        scope = context.makeCurrent();
    }

    /** Restores the previous context of the thread, even if the code in between has left a scope open. */
    @SuppressWarnings("MustBeClosedChecker")
    void leave() {
        scope.close();
        if (Context.current() != before) {
            before.makeCurrent();
        }
    }
}
