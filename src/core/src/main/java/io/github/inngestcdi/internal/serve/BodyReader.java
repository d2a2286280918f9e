package io.github.inngestcdi.internal.serve;

import java.io.IOException;
import java.util.Arrays;

/** Reads the body of a request, into one array if the request has a content length. */
final class BodyReader {
    /** More is reserved only as it arrives: a request with a false length costs no memory. */
    private static final int MAX_RESERVED = 1024 * 1024;

    private BodyReader() {}

    /** {@return the body of {@code request}, or its first {@code limit} bytes} */
    static byte[] read(ServeRequest request, int limit) throws IOException {
        var body = request.body();
        var announced = new byte[Math.min(length(request), Math.min(limit, MAX_RESERVED))];
        int count = body.readNBytes(announced, 0, announced.length);
        if (count < announced.length) {
            return Arrays.copyOf(announced, count);
        }
        var rest = body.readNBytes(limit - count);
        return rest.length == 0 ? announced : joined(announced, rest);
    }

    private static int length(ServeRequest request) {
        try {
            return Math.max(
                    0, request.header("content-length").map(Integer::parseInt).orElse(0));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
