package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.engine.RegisteredFunction;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.ServerReply;
import io.github.inngestcdi.middleware.ServerRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The middleware around requests of the server: the app's, and around a call also the function's. */
final class RequestHooks {
    private final FunctionRegistry functions;

    RequestHooks(FunctionRegistry functions) {
        this.functions = functions;
    }

    /** {@return the reply to {@code request} as the middleware changes it} */
    ServerReply around(ServeRequest request, Supplier<ServerReply> answer) {
        Optional<String> functionId = request.method().equals("POST") ? request.query("fnId") : Optional.empty();
        MiddlewareChain chain = functionId
                .flatMap(functions::find)
                .map(RegisteredFunction::middleware)
                .orElse(functions.middleware());
        List<InngestMiddleware> layers = chain.having("wrapRequest");
        return layers.isEmpty() ? answer.get() : around(new MiddlewareRequest(request, functionId), layers, answer);
    }

    private static ServerReply around(
            MiddlewareRequest request, List<InngestMiddleware> layers, Supplier<ServerReply> answer) {
        var answering = new Answering(answer);
        try {
            var reply = MiddlewareChain.<ServerReply>wrapped(
                    layers, (layer, next) -> layer.wrapRequest(request, next), answering);
            return Objects.requireNonNull(reply, "wrapRequest has returned null");
        } catch (Exception e) {
            if (e == answering.refusal) {
                throw answering.refusal;
            }
            throw ServeMessages.middlewareFailed(e);
        }
    }

    /** Keeps the exception of the answer itself, which may otherwise look like one of the middleware around it. */
    private static final class Answering implements Callable<ServerReply> {
        private final Supplier<ServerReply> answer;
        private @Nullable RuntimeException refusal;

        Answering(Supplier<ServerReply> answer) {
            this.answer = answer;
        }

        @Override
        public ServerReply call() {
            try {
                return answer.get();
            } catch (RuntimeException e) {
                refusal = e;
                throw e;
            }
        }
    }

    private record MiddlewareRequest(ServeRequest request, Optional<String> functionId) implements ServerRequest {
        @Override
        public String method() {
            return request.method();
        }

        @Override
        public Optional<String> header(String name) {
            return request.header(name);
        }
    }
}
