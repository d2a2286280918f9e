package io.github.inngestcdi.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;

/**
 * The main class of the app's process: Payara Micro's own, with an eye on the launcher.
 *
 * <p>The launcher holds the other end of standard input and writes nothing. When it is gone, killed even, the stream
 * ends, and so does this process: a server without its launcher would only hold the port.
 */
public final class AppMain {
    private static final String PAYARA_MICRO = "fish.payara.micro.PayaraMicro";
    private static final int LAUNCHER_GONE = 1;

    private AppMain() {}

    /** Starts Payara Micro with its arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        var watch = new Thread(AppMain::endWithLauncher, "launcher-watch");
        watch.setDaemon(true);
        watch.start();
        Method main = Class.forName(PAYARA_MICRO).getMethod("main", String[].class);
        main.invoke(null, (Object) args);
    }

    private static void endWithLauncher() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // as good as its end
        }
        Runtime.getRuntime().halt(LAUNCHER_GONE);
    }
}
