package io.github.inngestcdi.arquillian.restart;

import io.github.inngestcdi.EventName;

/** The start of a journey, which may reach a locked gate. */
@EventName("journey/begun")
public record JourneyBegun(String traveller, boolean gate) {}
