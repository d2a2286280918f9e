package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.EventName;

/** Observed by nobody. */
@EventName("door/knocked")
public record Knock(String by) {}
