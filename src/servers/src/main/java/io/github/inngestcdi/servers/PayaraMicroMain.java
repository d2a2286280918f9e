package io.github.inngestcdi.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * The main class of a Payara Micro that is told what to deploy, which the server itself offers to its own process alone. Each
 * line of standard input is a command; with its end, when who gave them is gone, the process ends too.
 */
public final class PayaraMicroMain {
    static final String DEPLOY = "deploy ";
    static final String UNDEPLOY = "undeploy ";

    private static final int NOBODY_THERE = 1;

    private final Object server;

    private PayaraMicroMain(Object server) {
        this.server = server;
    }

    /** Starts the server with its own arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<?> micro = Class.forName("fish.payara.micro.PayaraMicro");
        Object instance = micro.getMethod("getInstance").invoke(null);
        micro.getMethod("main", String[].class).invoke(null, (Object) arguments);
        new PayaraMicroMain(instance).obey();
    }

    private void obey() throws ReflectiveOperationException {
        Object runtime = server.getClass().getMethod("getRuntime").invoke(server);
        Method deploy = runtime.getClass().getMethod("deploy", File.class);
        Method undeploy = runtime.getClass().getMethod("undeploy", String.class);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if (line.startsWith(DEPLOY)) {
                    deploy.invoke(runtime, new File(line.substring(DEPLOY.length())));
                } else if (line.startsWith(UNDEPLOY)) {
                    undeploy.invoke(runtime, line.substring(UNDEPLOY.length()));
                } else {
                    throw new IllegalArgumentException("Neither deploys nor undeploys: " + line);
                }
            }
        } catch (IOException e) {
            // as good as its end
        }
        Runtime.getRuntime().halt(NOBODY_THERE);
    }
}
