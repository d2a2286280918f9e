package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The middleware around one call request: hands JSON through it, and costs nothing where there is none. */
final class RunHooks {
    private static final System.Logger LOG = System.getLogger("io.github.inngestcdi");

    private final MiddlewareChain chain;
    private final JsonPlatform json;
    private final Set<InngestMiddleware> inTheirWrapStep = new HashSet<>();

    RunHooks(MiddlewareChain chain, JsonPlatform json) {
        this.chain = chain;
        this.json = json;
    }

    /** {@return whether anybody asks for {@code hook}} */
    boolean has(String hook) {
        return !chain.having(hook).isEmpty();
    }

    /** Tells everybody who asks for {@code hook}. What they throw is logged: it changes nothing of what they are told of. */
    void tell(String hook, Consumer<InngestMiddleware> told) {
        for (InngestMiddleware each : chain.having(hook)) {
            try {
                told.accept(each);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, CoreMessages.middlewareToldInVain(each.getClass(), hook), e);
            }
        }
    }

    List<RawJson> input(Run run, List<RawJson> events) throws Exception {
        List<InngestMiddleware> layers = chain.having("transformFunctionInput");
        if (layers.isEmpty()) {
            return events;
        }
        List<JsonObject> parsed =
                events.stream().map(event -> json.object(event.toString())).toList();
        List<JsonObject> changed = parsed;
        for (InngestMiddleware layer : layers) {
            changed = sameSize(changed, layer.transformFunctionInput(run, changed), layer);
        }
        List<RawJson> input = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            JsonObject event = changed.get(i);
            input.add(event == parsed.get(i) ? events.get(i) : RawJson.of(event.toString()));
        }
        return input;
    }

    List<JsonValue> stepInput(StepInfo step, List<JsonValue> input) throws Exception {
        List<JsonValue> changed = input;
        for (InngestMiddleware layer : chain.having("transformStepInput")) {
            changed = sameSize(changed, layer.transformStepInput(step, changed), layer);
        }
        return changed;
    }

    private static <T> List<T> sameSize(List<T> before, List<T> after, InngestMiddleware layer) {
        if (before.size() != after.size()) {
            throw CoreMessages.middlewareChangedCount(layer.getClass(), before.size(), after.size());
        }
        return after;
    }

    String output(Run run, Callable<String> body) throws Exception {
        List<InngestMiddleware> layers = chain.having("wrapFunctionHandler");
        if (layers.isEmpty()) {
            return body.call();
        }
        JsonPassage passage = new JsonPassage(json);
        return passage.leave(MiddlewareChain.wrapped(
                layers, (layer, next) -> layer.wrapFunctionHandler(run, next), () -> passage.enter(body.call())));
    }

    String stepResult(StepInfo step, Callable<String> code) throws Exception {
        List<InngestMiddleware> layers = chain.having("wrapStepHandler");
        if (layers.isEmpty()) {
            return code.call();
        }
        JsonPassage passage = new JsonPassage(json);
        return passage.leave(MiddlewareChain.wrapped(
                layers, (layer, next) -> layer.wrapStepHandler(step, next), () -> passage.enter(code.call())));
    }

    /** Gives {@code stored} to the code through everybody but those whose own hook has made the step. */
    RawJson step(StepInfo step, Callable<RawJson> stored) throws Exception {
        List<InngestMiddleware> layers = new ArrayList<>(chain.having("wrapStep"));
        layers.removeAll(inTheirWrapStep);
        Collections.reverse(layers);
        JsonPassage passage = new JsonPassage(json);
        return RawJson.of(passage.leave(MiddlewareChain.wrapped(
                layers,
                (layer, next) -> wrapStep(layer, step, next),
                () -> passage.enter(stored.call().toString()))));
    }

    private JsonValue wrapStep(InngestMiddleware layer, StepInfo step, Callable<JsonValue> next) throws Exception {
        inTheirWrapStep.add(layer);
        try {
            return layer.wrapStep(step, next);
        } finally {
            inTheirWrapStep.remove(layer);
        }
    }
}
