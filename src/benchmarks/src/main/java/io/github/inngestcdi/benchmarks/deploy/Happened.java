package io.github.inngestcdi.benchmarks.deploy;

import io.github.inngestcdi.EventName;

/** What every function observes. */
@EventName("bench/happened")
public record Happened(String id) {}
