package io.github.inngestcdi.devserver;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of the command line.
 *
 * @param options the options of the server
 * @param help whether the command line asks for help
 */
record CommandLine(DevServerOptions options, boolean help) {
    static final String HELP = """
            An Inngest server for development and tests. State lives in memory.

            Usage: java -jar inngest-devserver-standalone.jar [options]

              -u, --sdk-url URL         the URL at which an app serves Inngest; the server asks it to register. Repeatable
                  --port PORT           the port to listen on, 0 for any free port (8288)
                  --host ADDRESS        the address to listen on (127.0.0.1)
                  --no-poll             ask apps to register only once, not every 5 seconds
                  --retry-interval SEC  the wait between attempts, in place of the real backoff
                  --signing-key KEY     sign requests, and require the key of callers (or set INNGEST_SIGNING_KEY)
                  --event-key KEY       the key that senders of events need (or set INNGEST_EVENT_KEY)
              -h, --help                show this help
            """;

    static CommandLine parse(List<String> args, Map<String, String> environment) {
        var options = DevServerOptions.defaults();
        var signingKey = setting(environment, "INNGEST_SIGNING_KEY");
        var eventKey = setting(environment, "INNGEST_EVENT_KEY");
        Deque<String> left = new ArrayDeque<>(args);
        while (!left.isEmpty()) {
            var option = left.pop();
            switch (option) {
                case "-h", "--help" -> {
                    return new CommandLine(options, true);
                }
                case "-u", "--sdk-url" -> options = options.withApp(url(value(option, left)));
                case "--port" -> options = options.withPort(number(option, value(option, left)));
                case "--host" -> options = options.withHost(value(option, left));
                case "--no-poll" -> options = options.withoutPolling();
                case "--retry-interval" ->
                    options = options.withRetryInterval(Duration.ofSeconds(number(option, value(option, left))));
                case "--signing-key" -> signingKey = Optional.of(value(option, left));
                case "--event-key" -> eventKey = Optional.of(value(option, left));
                default -> throw DevServerMessages.badOption("There is no option " + option + ".", "See --help.");
            }
        }
        return new CommandLine(withKeys(options, signingKey, eventKey), false);
    }

    private static Optional<String> setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static DevServerOptions withKeys(
            DevServerOptions options, Optional<String> signingKey, Optional<String> eventKey) {
        if (signingKey.isPresent() && eventKey.isEmpty()) {
            throw DevServerMessages.badOption(
                    "There is a signing key, but no event key.",
                    "Give both: add --event-key, as senders of events need a key too.");
        }
        var builder = options.toBuilder();
        signingKey.ifPresent(builder::signingKey);
        eventKey.ifPresent(builder::eventKey);
        return builder.build();
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty() || left.peek().startsWith("--")) {
            throw DevServerMessages.badOption("Option " + option + " has no value.", "Write it after the option.");
        }
        return left.pop();
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw DevServerMessages.badOption(
                    "Option " + option + " has the value '" + value + "'.", "Write a whole number.");
        }
    }

    private static URI url(String value) {
        try {
            var url = URI.create(value);
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            // reported below, as for a URL of another kind
        }
        throw DevServerMessages.badOption(
                "'" + value + "' is not the URL of an app.", "Write a URL such as http://localhost:8080/api/inngest.");
    }
}
