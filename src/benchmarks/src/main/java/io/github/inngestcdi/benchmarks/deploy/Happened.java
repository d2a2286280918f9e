package io.github.inngestcdi.benchmarks.deploy;

import io.github.inngestcdi.EventName;

/** The event that every function observes. */
@EventName("bench/happened")
public record Happened(String id) {}
