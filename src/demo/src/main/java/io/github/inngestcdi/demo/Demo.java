package io.github.inngestcdi.demo;

import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** Runs the demo until Ctrl-C or a signal ends its process. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SAME_SIGNAL = Duration.ofMillis(500);

    private final PrintStream out;
    private final Path directory;
    private final Addresses addresses;
    private final AppProcess app;
    private final Readiness readiness;
    private final Parts parts = new Parts();
    private volatile boolean stopping;

    private Demo(PrintStream out, Path directory, Addresses addresses) {
        this.out = out;
        this.directory = directory;
        this.addresses = addresses;
        app = new AppProcess(directory, addresses.port(DemoPort.APP), addresses.environment());
        readiness = new Readiness(addresses.endpoint(), app.log(), PATIENCE);
    }

    /** Starts everything and keeps running. Ends the process with status 1 if a part cannot be started. */
    public static void main(String[] args) throws InterruptedException {
        try {
            run(System.getProperties(), System.out);
        } catch (DemoException | IOException | IllegalStateException e) {
            System.err.printf("%n%s%n", e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Properties properties, PrintStream out)
            throws DemoException, IOException, InterruptedException {
        var addresses = new Addresses(DemoPort.free(properties));
        var directory =
                Path.of(properties.getProperty("demo.directory", "target")).toAbsolutePath();
        var demo = new Demo(out, directory, addresses);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "demo-stop"));
        try {
            demo.start();
            demo.keepAppRunning();
        } catch (DemoException | IOException | IllegalStateException e) {
            demo.stayIfStopping();
            throw e;
        }
    }

    private void stop() {
        stopping = true;
        parts.close();
    }

    /** Blocks while the process is ending, so that no failure caused by the end is reported. */
    private void stayIfStopping() throws InterruptedException {
        if (stopping) {
            Thread.currentThread().join();
        }
    }

    private void start() throws DemoException, IOException {
        Files.createDirectories(directory);
        LogFile.takeAll(directory.resolve("demo.log"));
        parts.add(MailCatcher.start(addresses.port(DemoPort.SMTP), addresses.port(DemoPort.MAIL_PAGE)));
        parts.add(DevServer.start(DevServerOptions.defaults()
                .withHost(Loopback.HOST)
                .withPort(addresses.port(DemoPort.DEV_SERVER))
                .withApp(addresses.endpoint())));
        app.prepare();
        parts.add(app);
    }

    /** Starts the app, and starts it again when it has ended. This shows that runs survive. */
    private void keepAppRunning() throws DemoException, IOException, InterruptedException {
        out.printf("%nThe dev server and the mail catcher are up. Starting Payara Micro with the shop (about 20 s)…%n");
        var process = startApp();
        out.printf("""

                  Shop         %s
                  Dev server   %s
                  Mails        %s

                The shop is process %d and logs to %s. If you kill it, the demo starts it again.
                Press Ctrl-C to stop.
                """, addresses.shop(), addresses.devServer(), addresses.mails(), process.pid(), app.log());
        while (true) {
            int status = process.waitFor();
            // The signal that ended the app may reach this process a moment later
            Thread.sleep(SAME_SIGNAL.toMillis());
            stayIfStopping();
            out.printf("%nThe shop, process %d, has ended with status %d. Starting it again…%n", process.pid(), status);
            process = startApp();
            out.printf("The shop is back, as process %d. Its runs continue.%n", process.pid());
        }
    }

    private Process startApp() throws DemoException, IOException, InterruptedException {
        var process = app.start();
        readiness.await(process);
        return process;
    }
}
