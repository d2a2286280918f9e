package io.github.inngestcdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void returnsItsParts() {
        var trace = new TraceContext(PARENT, Optional.of("vendor=value"));

        assertThat(trace.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(trace.parentId()).isEqualTo("b7ad6b7169203331");
        assertThat(trace.isSampled()).isTrue();
        assertThat(new TraceContext(PARENT.replace("-01", "-02"), Optional.empty()).isSampled())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01"
            })
    void isEmptyWithoutAValidTraceparent(String traceparent) {
        assertThat(TraceContext.of(traceparent, "vendor=value")).isEmpty();
        assertThatThrownBy(() -> new TraceContext(traceparent, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acceptsMorePartsInFutureVersions() {
        assertThat(TraceContext.of("cc" + PARENT.substring(2) + "-what-comes", null))
                .isPresent();
        assertThat(TraceContext.of(" " + PARENT + " ", null)).contains(new TraceContext(PARENT, Optional.empty()));
        assertThat(TraceContext.of(null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vendor=value", "a=1, b=2,c=3", "tenant@system=x y", "0tenant@system=v", "a=1,,b=2", "a*/_-=!~"})
    void keepsAValidTracestate(String tracestate) {
        assertThat(TraceContext.of(PARENT, tracestate).orElseThrow().tracestate())
                .contains(tracestate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "vendor", "Vendor=1", "a=b=c", "a=", "=x", "a=ü", "0=x", "a@=x", "a@b@c=x"})
    void dropsOnlyAnInvalidTracestate(String tracestate) {
        assertThat(TraceContext.of(PARENT, tracestate)).contains(new TraceContext(PARENT, Optional.empty()));
        assertThatThrownBy(() -> new TraceContext(PARENT, Optional.of(tracestate)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dropsATracestateOfTooManyMembers() {
        var members = IntStream.range(0, 33).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));

        assertThat(TraceContext.of(PARENT, members).orElseThrow().tracestate()).isEmpty();
    }
}
