package io.github.inngestcdi.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Finds ports on which no program listens. */
final class FreePorts {
    private static final List<String> PROPERTIES =
            List.of("demo.app.port", "demo.devserver.port", "demo.mail.smtp.port", "demo.mail.web.port");

    private FreePorts() {}

    /** Sets each of the demo's ports to a different free port. */
    static void into(Properties properties) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var property : PROPERTIES) {
                var socket = new ServerSocket(0);
                sockets.add(socket);
                properties.setProperty(property, Integer.toString(socket.getLocalPort()));
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
