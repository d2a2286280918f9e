package io.github.inngestcdi.arquillian.restart;

import io.github.inngestcdi.EventName;

/** A journey, which may come to a locked gate. */
@EventName("journey/begun")
public record JourneyBegun(String traveller, boolean gate) {}
