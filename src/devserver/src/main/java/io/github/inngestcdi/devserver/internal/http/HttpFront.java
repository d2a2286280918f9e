package io.github.inngestcdi.devserver.internal.http;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: accepts requests, and hands each to one handler. */
public final class HttpFront implements AutoCloseable {
    private static final long MAX_STOP_MILLIS = 200;

    private final Server server;
    private final ServerConnector connector;
    private final RequestHandler handler;
    private final String kind;

    public HttpFront(String host, int port, String kind, RequestHandler handler) {
        this.handler = handler;
        this.kind = kind;
        var threads = new QueuedThreadPool(100, 4);
        threads.setName("inngest-devserver-http");
        threads.setDaemon(true);
        // An open stream never ends by itself; Jetty interrupts its thread after half of this time
        threads.setStopTimeout(MAX_STOP_MILLIS);
        server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Front());
        server.setStopTimeout(0);
    }

    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw DevServerMessages.portInUse(connector.getHost(), connector.getPort());
            }
            throw DevServerMessages.notStarted(connector.getHost() + ":" + connector.getPort(), e);
        }
    }

    public URI uri() {
        var host = connector.getHost();
        var shown = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + shown + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            DevServerMessages.taskFailed(e);
        }
    }

    private final class Front extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            response.getHeaders().put("X-Inngest-Server-Kind", kind);
            response.getHeaders().put(HttpHeader.VARY, "Origin");
            handler.handle(new Exchange(request, response, callback));
            return true;
        }
    }
}
