package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.engine.RegisteredFunction;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.ServerReply;
import io.github.inngestcdi.middleware.ServerRequest;
import java.util.List;
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

    Reply around(ServeRequest request, Supplier<Reply> answer) {
        Optional<String> functionId = request.method().equals("POST") ? request.query("fnId") : Optional.empty();
        MiddlewareChain chain = functionId
                .flatMap(functions::find)
                .map(RegisteredFunction::middleware)
                .orElse(functions.middleware());
        List<InngestMiddleware> layers = chain.having("wrapRequest");
        return layers.isEmpty() ? answer.get() : around(new Told(request, functionId), layers, answer);
    }

    private static Reply around(Told request, List<InngestMiddleware> layers, Supplier<Reply> answer) {
        Answering answering = new Answering(answer);
        try {
            ServerReply reply = MiddlewareChain.<ServerReply>wrapped(
                    layers, (layer, next) -> layer.wrapRequest(request, next), answering);
            return new Reply(reply.status(), reply.headers(), reply.body());
        } catch (Exception e) {
            if (e == answering.refusal) {
                throw answering.refusal;
            }
            throw ServeMessages.middlewareFailed(e);
        }
    }

    /** Tells what it throws itself from what the middleware around it does. */
    private static final class Answering implements Callable<ServerReply> {
        private final Supplier<Reply> answer;
        private @Nullable RuntimeException refusal;

        Answering(Supplier<Reply> answer) {
            this.answer = answer;
        }

        @Override
        public ServerReply call() {
            try {
                return told(answer.get());
            } catch (RuntimeException e) {
                refusal = e;
                throw e;
            }
        }
    }

    private static ServerReply told(Reply reply) {
        return new ServerReply(reply.status(), reply.headers(), reply.body());
    }

    private record Told(ServeRequest request, Optional<String> functionId) implements ServerRequest {
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
