package io.github.inngestcdi.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What runs, to be ended together: the last started first. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    /** {@return {@code part}, which ends with the others from now on; at once, if they have ended} */
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
            System.getLogger(Parts.class.getName()).log(System.Logger.Level.WARNING, "Not ended: " + part, e);
        }
    }
}
