package io.github.inngestcdi.examples.shop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.inngestcdi.cdi.EventSent;
import org.junit.jupiter.api.Test;

class SentEventsTest {
    private final SentEvents sent = new SentEvents();

    @Test
    void returnsTheIdOfTheLastEvent() {
        sent.add(new EventSent("first", "user/registered", "data"));
        sent.add(new EventSent("second", "user/registered", "data"));

        assertThat(sent.lastId()).isEqualTo("second");
    }

    @Test
    void failsIfNoEventWasSent() {
        assertThatIllegalStateException().isThrownBy(sent::lastId).withMessageContaining("has sent no event");
    }
}
