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

    private PayaraMicroMain() {}

    /** Starts the server with its own arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Object server = Class.forName("fish.payara.micro.boot.PayaraMicroLauncher")
                .getMethod("create", String[].class)
                .invoke(null, (Object) arguments);
        obey(Class.forName("fish.payara.micro.boot.PayaraMicroBoot")
                .getMethod("getRuntime")
                .invoke(server));
    }

    private static void obey(Object runtime) throws ReflectiveOperationException {
        Class<?> type = Class.forName("fish.payara.micro.PayaraMicroRuntime");
        Method deploy = type.getMethod("deploy", File.class);
        Method undeploy = type.getMethod("undeploy", String.class);
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
