package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.InngestMiddleware;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The middleware around outputs that are read back. */
record ReadHooks(MiddlewareChain middleware) {
    JsonValue read(String runId, JsonValue output) {
        List<InngestMiddleware> layers = new ArrayList<>(middleware.having("transformReadOutput"));
        Collections.reverse(layers);
        var changed = output;
        try {
            for (var layer : layers) {
                changed = layer.transformReadOutput(runId, changed);
            }
            return changed;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw ClientMessages.middlewareFailed(e);
        }
    }
}
