package io.github.inngestcdi.devserver;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs a {@link DevServer} from the command line: {@code java -jar inngest-devserver-standalone.jar --help}. */
public final class Main {
    private static final int MISUSED = 2;
    private static final int FAILED = 1;

    private Main() {}

    /** Starts a server, and runs it until the process is asked to end. */
    public static void main(String[] args) throws InterruptedException {
        LogFormat.apply();
        int status = run(List.of(args), System.getenv(), System.out, System.err, new CountDownLatch(1));
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs the server until {@code stop}. {@return the exit status of the process} */
    static int run(
            List<String> args, Map<String, String> environment, PrintStream out, PrintStream err, CountDownLatch stop)
            throws InterruptedException {
        CommandLine commandLine;
        try {
            commandLine = CommandLine.parse(args, environment);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("Try --help.");
            return MISUSED;
        }
        if (commandLine.help()) {
            out.print(CommandLine.HELP);
            return 0;
        }
        try (var server = DevServer.start(commandLine.options())) {
            var hook = new Thread(server::close, "inngest-devserver-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            out.println("Inngest dev server at " + server.uri() + " (for development and tests)");
            out.flush();
            stop.await();
            Runtime.getRuntime().removeShutdownHook(hook);
            return 0;
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
    }
}
