package io.github.inngestcdi.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * The main class of a Payara Micro that is told what to deploy, which the server itself offers to its own process alone. Each
 * line of standard input is a command; with its end, when who gave them is gone, the process ends too.
 */
public final class PayaraMicroMain {
    static final String DEPLOY = "deploy ";
    static final String UNDEPLOY = "undeploy ";

    private static final int NOBODY_THERE = 1;

    private PayaraMicroMain() {}

    /** Starts the server with its own arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var runtime = new CompletableFuture<Object>();
        var commands = new Thread(() -> obey(runtime), "commands");
        commands.setDaemon(true);
        commands.start();
        Object server = Class.forName("fish.payara.micro.boot.PayaraMicroLauncher")
                .getMethod("create", String[].class)
                .invoke(null, (Object) arguments);
        runtime.complete(Class.forName("fish.payara.micro.boot.PayaraMicroBoot")
                .getMethod("getRuntime")
                .invoke(server));
    }

    /** Reads from the beginning, so that the end is seen while the server starts too; what it reads waits for that. */
    private static void obey(CompletableFuture<Object> runtime) {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                obey(runtime.join(), line);
            }
        } catch (IOException e) {
            // as good as its end
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().halt(NOBODY_THERE);
    }

    private static void obey(Object runtime, String line) throws ReflectiveOperationException {
        Class<?> type = Class.forName("fish.payara.micro.PayaraMicroRuntime");
        if (line.startsWith(DEPLOY)) {
            type.getMethod("deploy", File.class).invoke(runtime, new File(line.substring(DEPLOY.length())));
        } else if (line.startsWith(UNDEPLOY)) {
            type.getMethod("undeploy", String.class).invoke(runtime, line.substring(UNDEPLOY.length()));
        } else {
            throw new IllegalArgumentException("Neither deploys nor undeploys: " + line);
        }
    }
}
