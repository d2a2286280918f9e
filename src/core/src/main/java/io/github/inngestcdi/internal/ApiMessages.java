package io.github.inngestcdi.internal;

import java.time.Duration;
import java.util.List;

/** The messages of the API's own types about their arguments; numbers 00070 to 00076, 00078 and 00079. None is used again. */
public final class ApiMessages {
    private ApiMessages() {}

    public static IllegalStateException typeArgumentMissing(Class<?> subclass) {
        return new IllegalStateException("""
                INNGEST-00070: %s has no type argument. Write it where the GenericType is created: \
                new GenericType<List<String>>() {}.""".formatted(subclass.getName()));
    }

    public static IllegalArgumentException eventNameBlank() {
        return new IllegalArgumentException("""
                INNGEST-00071: The name of an event is blank. Give the event a name such as 'user/registered', or put \
                @EventName on the type of its data.""");
    }

    public static IllegalArgumentException attemptsOutOfRange(int attempts, int max) {
        return new IllegalArgumentException("""
                INNGEST-00072: A retry policy cannot have %d attempts. Choose 1 to %d.""".formatted(attempts, max));
    }

    public static IllegalArgumentException retryDelayOutOfRange(Duration delay, List<Duration> delays) {
        return new IllegalArgumentException("""
                INNGEST-00073: A retry policy cannot wait %s; its delays are %s. Choose delays of one second to 24 hours, \
                or RetryPolicy.immediately(…).""".formatted(delay, delays));
    }

    public static IllegalArgumentException stepNameBlank() {
        return new IllegalArgumentException("""
                INNGEST-00074: The display name of a step is blank. Give it a name, or leave the name out.""");
    }

    public static IllegalArgumentException timeLimitNotPositive(Duration limit) {
        return new IllegalArgumentException("""
                INNGEST-00075: The time limit of a step is %s, but it must be positive. Give the step more time, or leave \
                the limit out.""".formatted(limit));
    }

    /** Does not show the headers: they may come from anywhere. */
    public static IllegalArgumentException traceContextMalformed() {
        return new IllegalArgumentException("""
                INNGEST-00076: The trace context does not follow W3C Trace Context. Give it a traceparent such as \
                '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', and a tracestate such as 'vendor=value'.""");
    }
}
