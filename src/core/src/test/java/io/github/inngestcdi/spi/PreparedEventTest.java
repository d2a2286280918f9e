package io.github.inngestcdi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreparedEventTest {
    private static final Instant TIME = Instant.ofEpochMilli(1795303218064L);
    private static final String JSON = "{\"name\":\"order/placed\",\"data\":{\"total\":\"5 €\"}}";

    private final PreparedEvent event = PreparedEvent.of("order/placed", Optional.of("order-7"), TIME, JSON);

    @Test
    void isRebuiltFromItsParts() {
        var stored = new byte[event.size()];
        event.json().get(stored);

        var rebuilt = PreparedEvent.of(event.name(), event.id(), event.timestamp(), stored);

        assertThat(rebuilt.name()).isEqualTo("order/placed");
        assertThat(rebuilt.id()).contains("order-7");
        assertThat(rebuilt.timestamp()).isEqualTo(TIME);
        assertThat(rebuilt.json()).isEqualTo(event.json());
        assertThat(rebuilt.source()).isEmpty();
    }

    @Test
    void copiesItsBytes() {
        var given = JSON.getBytes(StandardCharsets.UTF_8);
        var kept = PreparedEvent.of("order/placed", Optional.empty(), TIME, given);

        given[2] = 'X';

        assertThat(text(kept)).isEqualTo(JSON);
    }

    @Test
    void returnsAReadOnlyBufferOfItsBytesEachTime() {
        var first = event.json();
        first.get();

        assertThat(first.isReadOnly()).isTrue();
        assertThat(first.hasArray()).isFalse();
        assertThat(text(event)).isEqualTo(JSON);
        assertThat(event.size()).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void keepsItsSourceUntilItIsRemoved() {
        var source = List.of("the order");

        assertThat(event.withSource(source).source()).containsSame(source);
        assertThat(event.withSource(source).withSource(null).source()).isEmpty();
        assertThat(event.source()).isEmpty();
    }

    @Test
    void writesAnUnpairedSurrogateAsAQuestionMark() {
        var lone = PreparedEvent.of("order/placed", Optional.empty(), TIME, "{\"x\":\"\uD83D\"}");

        assertThat(text(lone)).isEqualTo("{\"x\":\"?\"}");
    }

    @Test
    void refusesBytesThatAreNotAnObject() {
        for (var damaged : new String[] {"", "{", "[]", JSON.substring(0, 20), "null"}) {
            assertThatThrownBy(() -> PreparedEvent.of("order/placed", Optional.empty(), TIME, damaged))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("INNGEST-00250")
                    .hasMessageContaining("order/placed");
        }
    }

    @Test
    void showsNoDataAsText() {
        assertThat(event).hasToString("PreparedEvent[order/placed, 48 bytes]");
    }

    private static String text(PreparedEvent event) {
        return StandardCharsets.UTF_8.decode(event.json()).toString();
    }

    @Test
    void refusesPartsThatAStoreHasLost() {
        assertThatNullPointerException()
                .isThrownBy(() -> PreparedEvent.of(null, Optional.empty(), TIME, JSON))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> PreparedEvent.of("order/placed", Optional.empty(), null, JSON))
                .withMessage("timestamp");
    }
}
