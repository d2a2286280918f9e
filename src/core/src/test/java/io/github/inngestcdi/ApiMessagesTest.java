package io.github.inngestcdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.spi.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiMessagesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(() -> InngestEvent.of(" ", "data"), "00071", "'user/registered'"),
                refusal(() -> RetryPolicy.attempts(0), "00072", "0 attempts", "1 to 21"),
                refusal(() -> RetryPolicy.immediately(22), "00072", "22 attempts", "1 to 21"),
                refusal(() -> RetryPolicy.after(SECOND, Duration.ofDays(2)), "00073", "PT48H", "PT1S", "24 hours"),
                refusal(() -> RetryPolicy.attempts(3).withDelays(Duration.ZERO, SECOND), "00073", "PT0S"),
                refusal(() -> StepOptions.named(" "), "00074", "blank"),
                refusal(() -> StepOptions.none().withName(""), "00074", "blank"),
                refusal(() -> StepOptions.within(Duration.ZERO), "00075", "PT0S", "positive"),
                refusal(() -> StepOptions.within(SECOND.negated()), "00075", "PT-1S", "positive"),
                refusal(() -> new TraceContext("key", Optional.empty()), "00076", "traceparent", "'vendor=value'"),
                refusal(() -> Checkpointing.standard().withBufferedSteps(0), "00113", "0 steps", "1000"),
                refusal(() -> Checkpointing.standard().withMaxInterval(SECOND.negated()), "00114", "max-interval"),
                refusal(() -> Checkpointing.standard().withMaxRuntime(SECOND.negated()), "00114", "max-runtime"));
    }

    private static Arguments refusal(ThrowingCallable call, String number, String... content) {
        return Arguments.of(call, number, content);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesAnArgumentWithANumberedMessage(ThrowingCallable call, String number, String[] content) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("INNGEST-" + number + ": ")
                .hasMessageContainingAll(content);
    }

    @SuppressWarnings("rawtypes")
    static class Raw extends GenericType {}

    @Test
    void refusesAGenericTypeWithoutItsArgument() {
        assertThatThrownBy(Raw::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("INNGEST-00070: ")
                .hasMessageContainingAll(Raw.class.getName(), "new GenericType<List<String>>() {}");
    }

    @Test
    void reportsAReaderThatCannotBeRead() {
        var mapper = new JsonMapper() {
            @Override
            public String toJson(@Nullable Object value) {
                return "";
            }

            @Override
            public @Nullable Object fromJson(String json, Type type) {
                return null;
            }
        };
        var reader = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> mapper.fromJson(reader, String.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("INNGEST-00077: ")
                .hasMessageContaining("the disk is gone");
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                Arguments.of("functionId", (ThrowingCallable) () -> Cancellation.of(absent(), Instant.EPOCH)),
                Arguments.of("startedBefore", (ThrowingCallable) () -> Cancellation.of("f", absent())),
                Arguments.of("timeout", (ThrowingCallable) () -> EventWait.named("e", String.class, absent())),
                Arguments.of("type", (ThrowingCallable)
                        () -> Invocation.of("f", null, ApiMessagesTest.<Class<String>>absent())),
                Arguments.of("uri", (ThrowingCallable) () -> HttpCall.get(absent())),
                Arguments.of("period", (ThrowingCallable) () -> FunctionOptions.Throttle.of(1, absent())),
                Arguments.of("appId", (ThrowingCallable) () -> InngestSettings.builder(absent())),
                Arguments.of("body", (ThrowingCallable)
                        () -> FunctionDefinition.<String, String>builder("f", String.class, absent())));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void namesAParameterThatIsNull(String parameter, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(parameter);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals", "DataFlowIssue"})
    private static <T> T absent() {
        return (T) null;
    }

    @Test
    void doesNotShowTheHeadersOfATraceContext() {
        assertThatThrownBy(() -> new TraceContext("sent-by-anybody", Optional.empty()))
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("sent-by-anybody"));
    }
}
