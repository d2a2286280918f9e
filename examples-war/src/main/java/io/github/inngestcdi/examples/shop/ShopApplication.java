package io.github.inngestcdi.examples.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves {@code /api}: the shop's resources, and {@code /api/inngest}, the endpoint that Inngest calls. */
@ApplicationPath("/api")
public class ShopApplication extends Application {}
