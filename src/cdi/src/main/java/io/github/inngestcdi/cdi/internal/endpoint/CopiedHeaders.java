package io.github.inngestcdi.cdi.internal.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the headers of a request. The server's own headers can be read only on the thread of the request, and belong to
 * another request later.
 */
public final class CopiedHeaders {
    private CopiedHeaders() {}

    /** {@return a function from a header's name, in any case, to its values, joined by commas} */
    public static UnaryOperator<@Nullable String> of(Map<String, List<String>> headers) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(
                (name, values) -> copy.merge(name, String.join(",", values), (some, more) -> some + "," + more));
        return copy::get;
    }

    /** {@return a function from a header's name, in any case, to its first value} */
    static UnaryOperator<@Nullable String> of(HttpServletRequest request) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames()).forEach(name -> copy.put(name, request.getHeader(name)));
        return copy::get;
    }
}
