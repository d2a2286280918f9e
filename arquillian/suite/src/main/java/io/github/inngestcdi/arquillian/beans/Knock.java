package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.EventName;

/** An event without observers. */
@EventName("door/knocked")
public record Knock(String by) {}
