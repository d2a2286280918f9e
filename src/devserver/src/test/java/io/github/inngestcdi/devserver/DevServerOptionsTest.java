package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DevServerOptionsTest {
    private static final URI APP = URI.create("http://localhost:8080/api/inngest");

    @Test
    void keepTheOtherOptionsWhenOneIsReplaced() {
        var options = DevServerOptions.defaults()
                .withHost("::1")
                .withApp(APP)
                .withoutPolling()
                .withRetryInterval(Duration.ofSeconds(1))
                .withKeys("signing", "event")
                .withPort(0);

        assertThat(options)
                .isEqualTo(DevServerOptions.builder()
                        .host("::1")
                        .port(0)
                        .app(APP)
                        .poll(false)
                        .retryInterval(Duration.ofSeconds(1))
                        .signingKey("signing")
                        .eventKey("event")
                        .build())
                .hasSameHashCodeAs(options.toBuilder().build())
                .isNotEqualTo(DevServerOptions.defaults());
        assertThat(options.apps()).isEqualTo(List.of(APP));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(options -> options.withPort(-1), "port -1"),
                refusal(options -> options.withPort(65_536), "port 65536"),
                refusal(options -> options.withRetryInterval(Duration.ofSeconds(-1)), "retry interval"));
    }

    private static Arguments refusal(UnaryOperator<DevServerOptions> change, String content) {
        return Arguments.of(change, content);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuseAnOptionOutOfRange(UnaryOperator<DevServerOptions> change, String content) {
        assertThatThrownBy(() -> change.apply(DevServerOptions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("INNGEST-05030: ")
                .hasMessageContaining(content);
    }

    @Test
    void showNoKey() {
        assertThat(DevServerOptions.defaults().withKeys("signing", "event").toString())
                .contains("signingKey=Optional[***], eventKey=Optional[***]");
    }
}
