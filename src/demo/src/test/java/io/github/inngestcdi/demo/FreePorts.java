package io.github.inngestcdi.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Ports that nothing listens on. */
final class FreePorts {
    private static final List<String> WANTED =
            List.of("demo.app.port", "demo.devserver.port", "demo.mail.smtp.port", "demo.mail.web.port");

    private FreePorts() {}

    /** Sets each of the demo's ports to one of its own. */
    static void into(Properties properties) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (String property : WANTED) {
                var socket = new ServerSocket(0);
                sockets.add(socket);
                properties.setProperty(property, Integer.toString(socket.getLocalPort()));
            }
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
