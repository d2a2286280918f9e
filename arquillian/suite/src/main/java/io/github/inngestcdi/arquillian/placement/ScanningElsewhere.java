package io.github.inngestcdi.arquillian.placement;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves all resources in the application, at a different path. */
@ApplicationPath("/rest")
public class ScanningElsewhere extends Application {}
