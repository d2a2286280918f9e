package io.github.inngestcdi.devserver.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.inngestcdi.devserver.RawHttp;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private HttpFront front;
    private RawHttp http;

    @BeforeEach
    void start() {
        front = new HttpFront(
                "127.0.0.1",
                0,
                "dev",
                new RouteTable(List.of(
                        Route.get("/", exchange -> exchange.text(200, "root")),
                        Route.get("/a/{x}", exchange -> exchange.text(200, "get " + exchange.parameter("x"))),
                        Route.delete("/a/{x}", exchange -> exchange.text(200, "delete " + exchange.parameter("x"))),
                        Route.post("/a/b", exchange -> exchange.text(200, "post b")),
                        Route.get("/a/{x}/c", exchange -> exchange.text(200, "c of " + exchange.parameter("x"))))));
        front.start();
        http = new RawHttp(front.uri());
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, root",
        "GET, /?a=/a/b, root",
        "GET, /a/1, get 1",
        "DELETE, /a/1, delete 1",
        "GET, /a/b, get b",
        "POST, /a/b, post b",
        "GET, /a/1/c, c of 1",
        "GET, /a/c/c?d, c of c",
        "GET, /a/../a/1, get 1",
        "GET, /%61/1, get 1",
        "GET, /a/%7Bx%7D, get {x}",
        "GET, /a/1;b=c, get 1"
    })
    void handsARequestToTheRouteOfItsMethodAndPath(String method, String path, String body) {
        var answer = http.send(method, path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a/1/", "/a/1/c/", "/b/1", "/A/1", "/a/1/d"})
    void answers404ForAPathThatNoRouteMatches(String path) {
        var answer = http.send("GET", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("404 page not found\n");
        assertThat(answer.header("Allow")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /, GET",
        "get, /, GET",
        "TRACE, /, GET",
        "PUT, /a/1, 'DELETE, GET'",
        "POST, /a/1, 'DELETE, GET'",
        "PUT, /a/b, 'DELETE, GET, POST'",
        "OPTIONS, /a/1/c, GET"
    })
    void answers405WithTheMethodsThatThePathHas(String method, String path, String allowed) {
        var answer = http.send(method, path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void treatsAnAbsoluteAddressWithoutAPathAsTheRoot() {
        assertThat(http.send("GET", front.uri().toString()).body()).isEqualTo("root");
    }

    @Test
    void refusesTwoRoutesThatMatchTheSameRequest() {
        var routes = List.of(Route.get("/a/{x}", exchange -> {}), Route.get("/a/b", exchange -> {}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteTable(routes))
                .withMessageContaining("GET /a/{x}")
                .withMessageContaining("GET /a/b");
    }
}
