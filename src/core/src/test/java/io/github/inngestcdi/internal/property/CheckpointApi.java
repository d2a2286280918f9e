package io.github.inngestcdi.internal.property;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Receives the results that an app reports while a call request still runs. */
final class CheckpointApi implements AutoCloseable {
    /** The outcome of a request. */
    enum Fate {
        /** It is accepted. */
        ACCEPTED(200),
        /** It is refused for good. */
        REFUSED(400),
        /** It fails for now, and nothing is saved. */
        FAILS(500),
        /** It is saved, but the answer reports a failure. */
        SAVED_BUT_FAILS(500),
        /** The server has replaced the call request, and nothing is saved. */
        STALE(409);

        private final int status;

        Fate(int status) {
            this.status = status;
        }

        boolean saves() {
            return this == ACCEPTED || this == SAVED_BUT_FAILS;
        }
    }

    private static final Set<String> TAKEN = Set.of("Step", "StepRun", "StepPlanned");

    private final HttpServer http;
    private final List<Fate> fates;
    private final Set<String> received = new LinkedHashSet<>();
    private @Nullable RunState state;
    private @Nullable String mistake;
    private boolean stale;
    private int requests;

    /**
     * Starts the API.
     *
     * @param fates the outcomes of the first requests; later ones are accepted
     */
    CheckpointApi(List<Fate> fates) {
        this.fates = fates;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    Map<String, String> settings(int bufferedSteps) {
        return Map.of(
                "inngest.checkpointing",
                "true",
                "inngest.checkpointing.buffered-steps",
                Integer.toString(bufferedSteps),
                "inngest.api-base-url",
                "http://localhost:" + http.getAddress().getPort());
    }

    synchronized void saveTo(RunState run) {
        state = run;
    }

    /** {@return the hashes of the steps that the app has reported since the last call} */
    synchronized Set<String> takeReceived() {
        if (mistake != null) {
            throw new AssertionError(mistake);
        }
        Set<String> taken = new LinkedHashSet<>(received);
        received.clear();
        return taken;
    }

    /** {@return whether a checkpoint was answered as stale since the last call} */
    synchronized boolean takeStale() {
        boolean taken = stale;
        stale = false;
        return taken;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var fate = requests < fates.size() ? fates.get(requests) : Fate.ACCEPTED;
        requests++;
        try {
            take(exchange.getRequestURI().getPath(), App.JSON.object(body), fate);
        } catch (RuntimeException | AssertionError e) {
            mistake = e + " in " + body;
        }
        stale |= fate == Fate.STALE;
        exchange.sendResponseHeaders(fate.status, -1);
        exchange.close();
    }

    private void take(String path, JsonObject checkpoint, Fate fate) {
        if (!path.equals("/v1/checkpoint/" + checkpoint.getString("run_id") + "/async")) {
            throw new AssertionError("no such path: " + path);
        }
        for (var operation : checkpoint.getJsonArray("steps").getValuesAs(JsonObject.class)) {
            if (!TAKEN.contains(operation.getString("op"))) {
                throw new AssertionError("not taken: " + operation);
            }
            if (operation.getString("op").equals("StepRun")) {
                received.add(operation.getString("id"));
                if (fate.saves() && state != null) {
                    state.save(operation.getString("id"), "{\"data\":" + operation.get("data") + "}");
                }
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
