package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.engine.step.FoundStep;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.internal.wire.Memo;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonValue;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The middleware around one call request: passes JSON through it, and costs nothing where there is none. */
final class RunHooks {
    private static final System.Logger LOG = System.getLogger("io.github.inngestcdi");

    private final MiddlewareChain chain;
    private final JsonPlatform json;
    private final Run run;
    private final Set<InngestMiddleware> callingSteps = new HashSet<>();

    RunHooks(MiddlewareChain chain, JsonPlatform json, Run run) {
        this.chain = chain;
        this.json = json;
        this.run = run;
    }

    void runStarted() {
        notify("onRunStart", each -> each.onRunStart(run));
    }

    void memoizationEnded() {
        notify("onMemoizationEnd", each -> each.onMemoizationEnd(run));
    }

    void runCompleted(String output) {
        notify("onRunComplete", each -> each.onRunComplete(run, json.value(output)));
    }

    void runFailed(Throwable thrown, boolean last) {
        notify("onRunError", each -> each.onRunError(run, thrown, last));
    }

    void stepStarted(StepInfo step) {
        notify("onStepStart", each -> each.onStepStart(step));
    }

    void stepCompleted(StepInfo step, JsonValue result) {
        notify("onStepComplete", each -> each.onStepComplete(step, result));
    }

    void stepFailed(StepInfo step, Throwable thrown, boolean last) {
        notify("onStepError", each -> each.onStepError(step, thrown, last));
    }

    /** Notifies the middleware that has {@code hook}. An exception is logged: it changes nothing of what has happened. */
    private void notify(String hook, Consumer<InngestMiddleware> notice) {
        for (var each : chain.having(hook)) {
            try {
                notice.accept(each);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, CoreMessages.middlewareNoticeFailed(each.getClass(), hook), e);
            }
        }
    }

    /** {@return the step {@code id} as the middleware sees it} */
    StepInfo info(StepId id, FoundStep step, @Nullable Memo memo) {
        return new StepInfo(run, id.id(), id.index(), id.hash(), step.type(), id.name(), Memo.hasEnded(memo));
    }

    /** {@return {@code events} as the middleware changes them} */
    List<RawJson> input(List<RawJson> events) throws Exception {
        var layers = chain.having("transformFunctionInput");
        if (layers.isEmpty()) {
            return events;
        }
        var parsed = events.stream().map(event -> json.object(event.toString())).toList();
        var changed = parsed;
        for (var layer : layers) {
            changed = sameSize(changed, layer.transformFunctionInput(run, changed), layer);
        }
        List<RawJson> input = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            var event = changed.get(i);
            input.add(event == parsed.get(i) ? events.get(i) : RawJson.of(event.toString()));
        }
        return input;
    }

    /** {@return {@code input} as the middleware changes it} */
    List<JsonValue> stepInput(StepInfo step, List<JsonValue> input) throws Exception {
        var changed = input;
        for (var layer : chain.having("transformStepInput")) {
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

    /** {@return the output of {@code body} as the middleware changes it} */
    String output(Callable<String> body) throws Exception {
        var layers = chain.having("wrapFunctionHandler");
        if (layers.isEmpty()) {
            return body.call();
        }
        var passage = new JsonPassage(json);
        return passage.leave(MiddlewareChain.wrapped(
                layers, (layer, next) -> layer.wrapFunctionHandler(run, next), () -> passage.enter(body.call())));
    }

    /** {@return the result of {@code code} as the middleware changes it} */
    String stepResult(StepInfo step, Callable<String> code) throws Exception {
        var layers = chain.having("wrapStepHandler");
        if (layers.isEmpty()) {
            return code.call();
        }
        var passage = new JsonPassage(json);
        return passage.leave(MiddlewareChain.wrapped(
                layers, (layer, next) -> layer.wrapStepHandler(step, next), () -> passage.enter(code.call())));
    }

    /** {@return whether results go through middleware before the code is given them} */
    boolean wrapsSteps() {
        return !chain.having("wrapStep").isEmpty();
    }

    /** {@return {@code stored} as the middleware changes it, without the layers whose own hook calls the step} */
    RawJson step(StepInfo step, Callable<RawJson> stored) throws Exception {
        List<InngestMiddleware> layers = new ArrayList<>(chain.having("wrapStep"));
        layers.removeAll(callingSteps);
        Collections.reverse(layers);
        var passage = new JsonPassage(json);
        return RawJson.of(passage.leave(MiddlewareChain.wrapped(
                layers,
                (layer, next) -> wrapStep(layer, step, next),
                () -> passage.enter(stored.call().toString()))));
    }

    private JsonValue wrapStep(InngestMiddleware layer, StepInfo step, Callable<JsonValue> next) throws Exception {
        callingSteps.add(layer);
        try {
            return layer.wrapStep(step, next);
        } finally {
            callingSteps.remove(layer);
        }
    }
}
