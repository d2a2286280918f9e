package io.github.inngestcdi.devserver.internal;

import io.github.inngestcdi.devserver.internal.api.EventApi;
import io.github.inngestcdi.devserver.internal.api.InfoApi;
import io.github.inngestcdi.devserver.internal.api.RegisterApi;
import io.github.inngestcdi.devserver.internal.api.v1.RestApi;
import io.github.inngestcdi.devserver.internal.api.v2.ApiV2;
import io.github.inngestcdi.devserver.internal.dashboard.PageApi;
import io.github.inngestcdi.devserver.internal.dashboard.PageFiles;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.RequestGuard;
import java.io.IOException;

/** Which API answers which path. */
public final class Routes {
    private final RequestGuard guard;
    private final EventApi events;
    private final RegisterApi registration;
    private final RestApi rest;
    private final InfoApi info;
    private final PageApi pages;
    private final ApiV2 second;
    private final PageFiles files = new PageFiles();

    Routes(
            RequestGuard guard,
            EventApi events,
            RegisterApi registration,
            RestApi rest,
            InfoApi info,
            PageApi pages,
            ApiV2 second) {
        this.guard = guard;
        this.events = events;
        this.registration = registration;
        this.rest = rest;
        this.info = info;
        this.pages = pages;
        this.second = second;
    }

    public void handle(Exchange exchange) throws IOException {
        if (!guard.admits(exchange)) {
            return;
        }
        boolean answered = switch (exchange.part(0)) {
            case "e" -> events.send(exchange);
            case "invoke" -> events.invoke(exchange);
            case "fn" -> registration.register(exchange);
            case "v0", "v1" -> rest.answer(exchange);
            case "v2" -> second.answer(exchange);
            case "health", "dev" -> info.answer(exchange);
            case "api" -> exchange.part(1).equals("v2") ? second.answer(exchange) : pages.answer(exchange);
            default -> files.answer(exchange);
        };
        if (!answered) {
            exchange.text(404, "404 page not found\n");
        }
    }
}
