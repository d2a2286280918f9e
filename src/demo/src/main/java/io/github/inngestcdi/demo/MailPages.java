package io.github.inngestcdi.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The mail catcher's page, and the part of Mailpit's API that the page uses. */
final class MailPages implements HttpHandler {
    private static final String MAIL = "/api/v1/message/";
    private static final String MAILS = "/api/v1/messages";

    /** The files of the page, by path. */
    private static final Map<String, Resource> FILES = Map.of(
            "/", new Resource("mails.html", "text/html; charset=utf-8"),
            "/mails.css", new Resource("mails.css", "text/css; charset=utf-8"),
            "/mails.js", new Resource("mails.js", "text/javascript; charset=utf-8"),
            "/mails.svg", new Resource("mails.svg", "image/svg+xml"));

    private final CaughtMails mails;

    MailPages(CaughtMails mails) {
        this.mails = mails;
    }

    private record Resource(String name, String type) {}

    private record Answer(int status, String type, String body) {
        static Answer json(int status, ObjectNode json) {
            return new Answer(status, "application/json", json.toString());
        }

        static Answer problem(int status, String message) {
            return json(status, JsonNodeFactory.instance.objectNode().put("Error", message));
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer =
                    answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", "default-src 'self'");
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(String method, String path) throws IOException {
        boolean get = method.equals("GET");
        if (get && FILES.containsKey(path)) {
            return file(FILES.get(path));
        }
        if (get && path.equals(MAILS)) {
            return Answer.json(200, list());
        }
        if (get && path.startsWith(MAIL)) {
            return mails.find(path.substring(MAIL.length()))
                    .map(mail -> Answer.json(200, mail.full()))
                    .orElseGet(() -> Answer.problem(404, "There is no such mail. It may have been deleted."));
        }
        if (method.equals("DELETE") && path.equals(MAILS)) {
            mails.clear();
            return new Answer(200, "text/plain", "ok");
        }
        return Answer.problem(404, "This path does not exist. The mails are at %s.".formatted(MAILS));
    }

    private ObjectNode list() {
        var all = mails.all();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("total", all.size())
                .put("count", all.size())
                .put("messages_count", all.size())
                .put("start", 0);
        var items = json.putArray("messages");
        all.forEach(mail -> items.add(mail.summary()));
        return json;
    }

    private static Answer file(Resource resource) throws IOException {
        try (var in = MailPages.class.getResourceAsStream(resource.name())) {
            if (in == null) {
                throw new IOException("%s is missing from the demo's build.".formatted(resource.name()));
            }
            return new Answer(200, resource.type(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
