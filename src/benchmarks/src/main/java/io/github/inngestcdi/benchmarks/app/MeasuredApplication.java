package io.github.inngestcdi.benchmarks.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Finds the endpoint and the bare resource by scanning. */
@ApplicationPath("/api")
public class MeasuredApplication extends Application {}
