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

/** The ports that the demo listens on, each with the property that moves it. */
enum DemoPort {
    APP("the shop", "demo.app.port", 8080),
    DEV_SERVER("the dev server", "demo.devserver.port", 8288),
    SMTP("the mail catcher's SMTP", "demo.mail.smtp.port", 3025),
    MAIL_PAGE("the mail catcher's page", "demo.mail.web.port", 8025);

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");
    private static final int LAST = 65_535;
    private static final int FURTHER = 10_000;
    private static final int CONNECT_MILLIS = 500;

    private final String use;
    private final String property;
    private final int usual;

    DemoPort(String use, String property, int usual) {
        this.use = use;
        this.property = property;
        this.usual = usual;
    }

    /**
     * {@return the ports to use, all of them free}
     *
     * @throws DemoException if not; it names each that is taken or no port, and how to use another
     */
    static Map<DemoPort, Integer> free(Properties properties) throws DemoException {
        var numbers = new EnumMap<DemoPort, Integer>(DemoPort.class);
        var problems = new ArrayList<String>();
        for (DemoPort port : values()) {
            String text = properties
                    .getProperty(port.property, Integer.toString(port.usual))
                    .strip();
            if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > LAST) {
                problems.add("-D%s=%s is no port. Use a number from 1 to %d.".formatted(port.property, text, LAST));
                continue;
            }
            int number = Integer.parseInt(text);
            if (numbers.containsValue(number)) {
                problems.add("Port %d is wanted twice, the second time by %s. Move it with -D%s=%d"
                        .formatted(number, port.use, port.property, another(number)));
            } else if (!isFree(number)) {
                problems.add("Port %d, wanted by %s, is in use. Stop what listens there, or take another with -D%s=%d"
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
        return number <= LAST - FURTHER ? number + FURTHER : number - FURTHER;
    }

    /** {@return whether it can be listened on, and nobody answers at another address that a browser takes for localhost} */
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
