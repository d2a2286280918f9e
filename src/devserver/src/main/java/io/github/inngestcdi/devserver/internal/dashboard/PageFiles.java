package io.github.inngestcdi.devserver.internal.dashboard;

import io.github.inngestcdi.devserver.internal.http.Exchange;
import java.io.IOException;
import java.util.Map;

/** The page itself: a few files from the jar. */
public final class PageFiles {
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "page.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "elements.js", "text/javascript; charset=utf-8",
            "views.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public boolean answer(Exchange exchange) throws IOException {
        var name = exchange.path().equals("/") ? "index.html" : exchange.part(0);
        var type = FILES.get(name);
        if (type == null || exchange.parts() > 1 || !(exchange.is("GET") || exchange.is("HEAD"))) {
            return false;
        }
        try (var file = PageFiles.class.getResourceAsStream("/io/github/inngestcdi/devserver/page/" + name)) {
            if (file == null) {
                return false;
            }
            exchange.header("Content-Security-Policy", POLICY);
            exchange.header("X-Content-Type-Options", "nosniff");
            exchange.header("Cache-Control", "no-cache");
            exchange.send(200, type, file.readAllBytes());
        }
        return true;
    }
}
