package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.container.ContainerExecutor;
import io.github.inngestcdi.cdi.internal.function.DeployedFunctions;
import io.github.inngestcdi.cdi.internal.middleware.AppMiddleware;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeAnswer;
import io.github.inngestcdi.internal.serve.ServeHandler;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.SyncState;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Answers the requests of Inngest for one application, whether JAX-RS or the servlet receives them. */
@ApplicationScoped
public class Endpoint {
    private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());

    @Inject
    private BeanAccess beans;

    @Inject
    private DeployedFunctions functions;

    private final Executor executor = ContainerExecutor.ofFunctions();
    private final Queue<Runnable> onClose = new ConcurrentLinkedQueue<>();
    private volatile @Nullable ServeHandler handler;

    /** {@return the complete answer; an error becomes an answer too} */
    public ServeResponse answer(ServeRequest request) {
        try {
            return handler().handle(request);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return failure(e);
        }
    }

    /** {@return the answer, which is written while the function runs if streaming is on; an error becomes an answer too} */
    public ServeAnswer answerOrStream(ServeRequest request) {
        try {
            return handler().handle(request, executor);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return failure(e);
        }
    }

    private static ServeResponse failure(Throwable e) {
        var message = CdiMessages.endpointFailed(e);
        LOG.log(Level.ERROR, message, e);
        return new ServeResponse(500, Map.of("Content-Type", "application/json"), json(message));
    }

    /** Syncs the app: tells the server which functions the app has, and that it calls them at {@code url}. */
    public void sync(URI url) {
        handler().sync(url);
    }

    /** {@return the state of the syncs so far} Creates the handler of requests first, and throws if it cannot be created. */
    public SyncState syncState() {
        return handler().syncState();
    }

    /** Looks up what only the server's threads can find. Call it on such a thread; then other threads can use the result. */
    public void prepare() {
        beans.get(AppMiddleware.class).prepare();
    }

    /** {@return the settings of the application} */
    public InngestSettings settings() {
        return beans.get(InngestSettings.class);
    }

    /** {@return the number of functions} */
    public int functionCount() {
        return functions.all().size();
    }

    /** Runs {@code task} when the application stops, also if its deployment fails later. */
    public void whenClosed(Runnable task) {
        onClose.add(task);
    }

    /** Runs the tasks for the end, and closes the handler. */
    @PreDestroy
    public void close() {
        onClose.forEach(Runnable::run);
        var known = handler;
        if (known != null) {
            known.close();
        }
    }

    private ServeHandler handler() {
        var known = handler;
        return known == null ? create() : known;
    }

    private synchronized ServeHandler create() {
        var known = handler;
        if (known == null) {
            var settings = settings();
            var mapper = usable(beans.get(JsonMapper.class));
            known = new ServeHandler(
                    settings,
                    FunctionRegistry.of(
                            settings.appId(),
                            functions.all(),
                            beans.get(AppMiddleware.class).aroundCalls()),
                    new JsonPlatform(),
                    mapper,
                    beans.get(Inngest.class),
                    "jakarta-ee");
            handler = known;
        }
        return known;
    }

    /** {@return {@code mapper}, created now} If its creation failed later, the failure would look like unreadable data. */
    private static JsonMapper usable(JsonMapper mapper) {
        mapper.toJson(null);
        return mapper;
    }

    private static byte[] json(String message) {
        return "{\"code\":\"internal_error\",\"message\":\"%s\"}"
                .formatted(message.replace("\\", "\\\\").replace("\"", "\\\""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
