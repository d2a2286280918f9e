package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.EventName;

@EventName("help/given")
public record HelpGiven(String by) {}
