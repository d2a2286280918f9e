package io.github.inngestcdi.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The ports that the demo listens on, each with the property that changes it. */
enum DemoPort {
    APP("the shop", "demo.app.port", 8080),
    DEV_SERVER("the dev server", "demo.devserver.port", 8288),
    SMTP("the mail catcher's SMTP", "demo.mail.smtp.port", 3025),
    MAIL_PAGE("the mail catcher's page", "demo.mail.web.port", 8025);

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int MAX_PORT = 65_535;
    private static final int OFFSET = 10_000;
    private static final int CONNECT_MILLIS = 500;

    private final String use;
    private final String property;
    private final int defaultNumber;

    DemoPort(String use, String property, int defaultNumber) {
        this.use = use;
        this.property = property;
        this.defaultNumber = defaultNumber;
    }

    /**
     * {@return the ports to use, which are all free}
     *
     * @throws DemoException if a port is in use or is not a port number; the message names each one and how to change it
     */
    static Map<DemoPort, Integer> free(Properties properties) throws DemoException {
        var numbers = new EnumMap<DemoPort, Integer>(DemoPort.class);
        var problems = new ArrayList<String>();
        for (var port : values()) {
            var text = properties
                    .getProperty(port.property, Integer.toString(port.defaultNumber))
                    .strip();
            if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > MAX_PORT) {
                problems.add(
                        "-D%s=%s is not a port. Use a number from 1 to %d.".formatted(port.property, text, MAX_PORT));
                continue;
            }
            int number = Integer.parseInt(text);
            if (numbers.containsValue(number)) {
                problems.add("Port %d is configured twice, the second time for %s. Change it with -D%s=%d"
                        .formatted(number, port.use, port.property, another(number)));
            } else if (!isFree(number)) {
                problems.add("Port %d for %s is in use. Stop the program that uses it, or choose another with -D%s=%d"
                        .formatted(number, port.use, port.property, another(number)));
            }
            numbers.put(port, number);
        }
        if (!problems.isEmpty()) {
            throw new DemoException(String.join(System.lineSeparator(), problems));
        }
        return numbers;
    }

    private static int another(int number) {
        return number <= MAX_PORT - OFFSET ? number + OFFSET : number - OFFSET;
    }

    /** {@return whether the port can be bound, and no program answers at another address that a browser uses for localhost} */
    private static boolean isFree(int number) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(Loopback.ADDRESS, number));
        } catch (IOException e) {
            return false;
        }
        return Loopback.all().stream().noneMatch(address -> answers(address, number));
    }

    private static boolean answers(InetAddress address, int number) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, number), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
