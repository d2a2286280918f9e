package io.github.inngestcdi.arquillian.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Scans, so that it finds the shop's resource and the endpoint. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
