package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.EventName;

/** Starts a function of each scope. */
@EventName("roll/called")
public record RollCall(String caller) {}
