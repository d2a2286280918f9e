package io.github.inngestcdi.arquillian.placement;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves all resources in the application, which the server finds. */
@ApplicationPath("api")
public class Scanning extends Application {}
