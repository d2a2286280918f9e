package io.github.inngestcdi.cdi.internal.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request as they are now: those of the server may be read on the request's thread alone, and are another
 * request's later.
 */
public final class CopiedHeaders {
    private CopiedHeaders() {}

    /** {@return what gives a header's values, joined by commas, by its name in any case} */
    public static UnaryOperator<@Nullable String> of(Map<String, List<String>> headers) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(
                (name, values) -> copy.merge(name, String.join(",", values), (some, more) -> some + "," + more));
        return copy::get;
    }

    /** {@return what gives a header's first value by its name in any case} */
    static UnaryOperator<@Nullable String> of(HttpServletRequest request) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames()).forEach(name -> copy.put(name, request.getHeader(name)));
        return copy::get;
    }
}
