package io.github.inngestcdi.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * The main class of a Payara Micro that accepts commands to deploy and undeploy from another process. The server itself
 * offers this only inside its own process. Each line of standard input is a command. When standard input ends, because the
 * other process has ended, this process ends too.
 */
public final class PayaraMicroMain {
    static final String DEPLOY = "deploy ";
    static final String UNDEPLOY = "undeploy ";

    private static final int INPUT_ENDED = 1;

    private PayaraMicroMain() {}

    /** Starts the server with its own arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var runtime = new CompletableFuture<Object>();
        var commands = new Thread(() -> executeCommands(runtime), "commands");
        commands.setDaemon(true);
        commands.start();
        var server = Class.forName("fish.payara.micro.boot.PayaraMicroLauncher")
                .getMethod("create", String[].class)
                .invoke(null, (Object) arguments);
        runtime.complete(Class.forName("fish.payara.micro.boot.PayaraMicroBoot")
                .getMethod("getRuntime")
                .invoke(server));
    }

    /**
     * Reads already while the server starts, so that the end of the input is noticed during the start. A command waits until
     * the server has started.
     */
    private static void executeCommands(CompletableFuture<Object> runtime) {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                execute(runtime.join(), line);
            }
        } catch (IOException e) {
            // the same as the end of the input
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().halt(INPUT_ENDED);
    }

    private static void execute(Object runtime, String line) throws ReflectiveOperationException {
        Class<?> type = Class.forName("fish.payara.micro.PayaraMicroRuntime");
        if (line.startsWith(DEPLOY)) {
            type.getMethod("deploy", File.class).invoke(runtime, new File(line.substring(DEPLOY.length())));
        } else if (line.startsWith(UNDEPLOY)) {
            type.getMethod("undeploy", String.class).invoke(runtime, line.substring(UNDEPLOY.length()));
        } else {
            throw new IllegalArgumentException("Not a command to deploy or undeploy: " + line);
        }
    }
}
