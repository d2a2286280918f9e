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
import io.github.inngestcdi.devserver.internal.http.RequestHandler;
import io.github.inngestcdi.devserver.internal.http.RouteTable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The routes of all APIs behind the guard: every request to the server comes here. */
final class Routes implements RequestHandler {
    private final RequestGuard guard;
    private final RouteTable table;

    Routes(
            RequestGuard guard,
            EventApi events,
            RegisterApi registration,
            RestApi rest,
            InfoApi info,
            PageApi pages,
            ApiV2 second) {
        this.guard = guard;
        this.table = new RouteTable(Stream.of(
                        events.routes(),
                        registration.routes(),
                        rest.routes(),
                        info.routes(),
                        pages.routes(),
                        second.routes(),
                        PageFiles.routes())
                .flatMap(List::stream)
                .toList());
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (guard.admits(exchange)) {
            table.handle(exchange);
        }
    }
}
