package io.github.inngestcdi.devserver.internal.http;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An answer of server-sent events. It goes on until the client leaves or the server stops. */
public final class EventStream {
    private static final int MAX_SILENCE_SECONDS = 15;

    private EventStream() {}

    /**
     * Sends each element of {@code queue} as it arrives.
     *
     * @param frame makes the text to send
     * @param heartbeat the text to send after a silence; it reveals a lost connection
     */
    public static <T> void send(
            Exchange exchange, BlockingQueue<T> queue, Function<? super T, String> frame, String heartbeat) {
        try {
            exchange.begin("text/event-stream");
            while (true) {
                var next = queue.poll(MAX_SILENCE_SECONDS, TimeUnit.SECONDS);
                exchange.more(next == null ? heartbeat : frame.apply(next));
            }
        } catch (InterruptedException | IOException ended) {
            exchange.end();
        }
    }
}
