package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs code in an active request scope, on any thread. */
final class RequestScope {
    private final BeanAccess beans;

    RequestScope(BeanAccess beans) {
        this.beans = beans;
    }

    /** Runs {@code code} in the request scope of the thread, or in a new one, which ends after the code. */
    <R extends @Nullable Object> R call(Callable<R> code) throws Exception {
        if (isActive()) {
            return code.call();
        }
        return beans.lend(RequestContextController.class, controller -> {
            boolean activated = controller.activate();
            try {
                return code.call();
            } finally {
                if (activated) {
                    controller.deactivate();
                }
            }
        });
    }

    private boolean isActive() {
        try {
            return beans.manager().getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException notActive) {
            return false;
        }
    }
}
