package io.github.inngestcdi.arquillian.placement;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Takes every resource there is, at a path of its own. */
@ApplicationPath("/rest")
public class ScanningElsewhere extends Application {}
