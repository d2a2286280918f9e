package io.github.inngestcdi.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** The running parts of the demo. They end together, the last started part first. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    /** {@return {@code part}, which now ends with the others, or immediately if they have already ended} */
    synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            end(part);
        } else {
            running.push(part);
        }
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            end(running.pop());
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(Parts.class.getName()).log(System.Logger.Level.WARNING, "Could not end " + part, e);
        }
    }
}
