package io.github.inngestcdi.arquillian.placement;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Takes every resource there is. */
@ApplicationPath("api")
public class Scanning extends Application {}
