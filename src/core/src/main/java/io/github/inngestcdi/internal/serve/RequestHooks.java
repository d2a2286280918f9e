package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.engine.RegisteredFunction;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.ServerReply;
import io.github.inngestcdi.middleware.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The middleware around requests of the server: the app's, and around a call also the function's. */
final class RequestHooks {
    private final FunctionRegistry functions;

    RequestHooks(FunctionRegistry functions) {
        this.functions = functions;
    }

    Reply around(ServeRequest request, Supplier<Reply> answer) {
        Optional<String> functionId = request.query("fnId");
        MiddlewareChain chain = functionId
                .flatMap(functions::find)
                .map(RegisteredFunction::middleware)
                .orElse(functions.middleware());
        List<InngestMiddleware> layers = chain.having("wrapRequest");
        return layers.isEmpty() ? answer.get() : around(new Told(request, functionId), layers, answer);
    }

    private static Reply around(Told request, List<InngestMiddleware> layers, Supplier<Reply> answer) {
        try {
            ServerReply reply = MiddlewareChain.<ServerReply>wrapped(
                    layers, (layer, next) -> layer.wrapRequest(request, next), () -> told(answer.get()));
            return new Reply(reply.status(), reply.headers(), reply.body());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw ServeMessages.middlewareFailed(e);
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
