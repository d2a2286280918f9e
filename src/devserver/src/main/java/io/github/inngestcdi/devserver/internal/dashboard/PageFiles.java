package io.github.inngestcdi.devserver.internal.dashboard;

import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.Route;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Serves the files of the page from the jar. */
public final class PageFiles {
    private static final String FOLDER = "/io/github/inngestcdi/devserver/page/";
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "page.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "elements.js", "text/javascript; charset=utf-8",
            "views.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PageFiles() {}

    public static List<Route> routes() {
        return Stream.concat(
                        routes("/", "index.html"), TYPES.keySet().stream().flatMap(name -> routes("/" + name, name)))
                .toList();
    }

    private static Stream<Route> routes(String path, String name) {
        return Stream.of("GET", "HEAD").map(method -> Route.of(method, path, exchange -> answer(exchange, name)));
    }

    private static void answer(Exchange exchange, String name) throws IOException {
        try (var file = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new FileNotFoundException(FOLDER + name);
            }
            exchange.header("Content-Security-Policy", POLICY);
            exchange.header("X-Content-Type-Options", "nosniff");
            exchange.header("Cache-Control", "no-cache");
            exchange.send(200, String.valueOf(TYPES.get(name)), file.readAllBytes());
        }
    }
}
