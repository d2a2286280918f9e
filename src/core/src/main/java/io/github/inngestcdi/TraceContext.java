package io.github.inngestcdi;

import io.github.inngestcdi.internal.ApiMessages;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The position of work in a distributed trace, as the headers {@code traceparent} and {@code tracestate} carry it.
 *
 * @param traceparent version, trace id, parent id and flags: {@code
 *     00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01}
 * @param tracestate the additions of vendors: {@code vendor=value,other=value}; at most 32 members
 * @since 0.1
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record TraceContext(String traceparent, Optional<String> tracestate) {
    /** A later version may have more parts after the known ones. */
    private static final Pattern PARENT = Pattern.compile(
            "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:(?<!^00.{53})-.*)?");

    private static final String KEY =
            "(?:[a-z][a-z0-9_\\-*/]{0,255}|[a-z0-9][a-z0-9_\\-*/]{0,240}@[a-z][a-z0-9_\\-*/]{0,13})";
    private static final String VALUE = "[ -~&&[^,=]]{0,255}[!-~&&[^,=]]";
    private static final Pattern MEMBER = Pattern.compile(KEY + "=" + VALUE);
    private static final int MAX_MEMBERS = 32;

    /**
     * Checks both by the grammar of W3C Trace Context.
     *
     * @throws IllegalArgumentException if one does not follow it
     */
    public TraceContext {
        if (!isParent(traceparent) || !tracestate.map(TraceContext::isState).orElse(true)) {
            throw ApiMessages.traceContextMalformed();
        }
    }

    /**
     * {@return the trace context of two headers; empty without a valid {@code traceparent}, and without the
     * {@code tracestate} if that is not valid (W3C Trace Context, 4.3)}
     */
    public static Optional<TraceContext> of(@Nullable String traceparent, @Nullable String tracestate) {
        if (traceparent == null || !isParent(traceparent.trim())) {
            return Optional.empty();
        }
        var state = Optional.ofNullable(tracestate).map(String::trim).filter(TraceContext::isState);
        return Optional.of(new TraceContext(traceparent.trim(), state));
    }

    /** {@return the id of the whole trace: 32 hexadecimal digits} */
    public String traceId() {
        return traceparent.substring(3, 35);
    }

    /** {@return the id of the span that the work is part of: 16 hexadecimal digits} */
    public String parentId() {
        return traceparent.substring(36, 52);
    }

    /** {@return whether the caller may have recorded the trace} */
    public boolean isSampled() {
        return (Integer.parseInt(traceparent.substring(53, 55), 16) & 1) == 1;
    }

    private static boolean isParent(String text) {
        return PARENT.matcher(text).matches();
    }

    private static boolean isState(String text) {
        var members = text.split(",", -1);
        if (members.length > MAX_MEMBERS || text.isBlank()) {
            return false;
        }
        for (var member : members) {
            var trimmed = member.strip();
            if (!trimmed.isEmpty() && !MEMBER.matcher(trimmed).matches()) {
                return false;
            }
        }
        return true;
    }
}
