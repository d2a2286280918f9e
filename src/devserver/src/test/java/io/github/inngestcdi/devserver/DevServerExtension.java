package io.github.inngestcdi.devserver;

import io.github.inngestcdi.FunctionDefinition;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePreDestroyCallback;

/**
 * Starts dev servers, apps and providers, each at a free port, and closes them with the test instance, the newest first.
 *
 * <p>A field of the test: {@code @RegisterExtension private final DevServerExtension inngest = new DevServerExtension();}.
 */
final class DevServerExtension implements TestInstancePreDestroyCallback {
    /** A server at a free port that asks no app to register. */
    static final DevServerOptions WITHOUT_POLLING =
            DevServerOptions.defaults().withPort(0).withoutPolling();

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    DevServer server() {
        return server(WITHOUT_POLLING);
    }

    DevServer server(DevServerOptions options) {
        return opened(DevServer.start(options));
    }

    /** {@return an app without functions, which has not registered} */
    FakeApp app(String name) {
        return opened(FakeApp.named(name));
    }

    /** {@return the app {@code shop} of the project's own SDK, registered with {@code server}} */
    SdkApp sdkApp(URI server, Map<String, String> settings, FunctionDefinition<?, ?>... functions) {
        return opened(SdkApp.on(server, settings, functions));
    }

    /** {@return a provider that answers with {@code answer}, and records these headers of each request} */
    FakeProvider provider(String answer, String... headers) {
        return opened(FakeProvider.answering(answer, headers));
    }

    @Override
    public void preDestroyTestInstance(ExtensionContext context) throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }
}
