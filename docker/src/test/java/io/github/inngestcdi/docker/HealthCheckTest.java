package io.github.inngestcdi.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the command of each image's health check on this machine, against a server that stands for the shop. */
class HealthCheckTest {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    @ParameterizedTest
    @EnumSource
    void isHealthyWhileTheShopAnswers(AppServer server) throws IOException {
        assertThat(statusOfCheck(server, OK)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isNotHealthyWhenTheShopIsNotDeployedOrFails(AppServer server) throws IOException {
        assertThat(statusOfCheck(server, NOT_FOUND)).isNotZero();
        assertThat(statusOfCheck(server, UNAVAILABLE)).isNotZero();
    }

    @ParameterizedTest
    @EnumSource
    void isNotHealthyWhenThePortIsClosed(AppServer server) throws IOException {
        assertThat(check(server, freePort())).isNotZero();
    }

    private static int statusOfCheck(AppServer server, int answer) throws IOException {
        var shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            boolean asked = exchange.getRequestURI().getPath().equals(Shop.HEALTH);
            exchange.sendResponseHeaders(asked ? answer : NOT_FOUND, 0);
            exchange.close();
        });
        shop.start();
        try {
            return check(server, shop.getAddress().getPort());
        } finally {
            shop.stop(0);
        }
    }

    private static int check(AppServer server, int port) {
        var dockerfile = server.dockerfile();
        var command = dockerfile.healthCheck().words().stream()
                .map(word -> word.replaceAll("(127\\.0\\.0\\.1[:/])" + dockerfile.port(), "$1" + port))
                .toList();
        return Tool.run(Sources.ROOT, 20, command).status();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
