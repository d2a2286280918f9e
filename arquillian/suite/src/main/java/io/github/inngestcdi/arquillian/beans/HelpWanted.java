package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.EventName;

@EventName("help/wanted")
public record HelpWanted(String by) {}
