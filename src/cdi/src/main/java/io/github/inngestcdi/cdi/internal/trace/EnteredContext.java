package io.github.inngestcdi.cdi.internal.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** A context that a thread works in for a while. Belongs to that thread. */
final class EnteredContext {
    private final Context before;
    private final Scope scope;

    /** Has the thread work in {@code context} until {@link #leave}. */
    @SuppressWarnings("MustBeClosedChecker")
    EnteredContext(Context context) {
        before = Context.current();
        scope = context.makeCurrent();
    }

    /** Has the thread work in what it did before, even if the code in between has left a scope open. */
    @SuppressWarnings("MustBeClosedChecker")
    void leave() {
        scope.close();
        if (Context.current() != before) {
            before.makeCurrent();
        }
    }
}
