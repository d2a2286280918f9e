package io.github.inngestcdi.examples.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /api}: the shop's resources, and the endpoint that Inngest calls, {@code /api/inngest}. */
@ApplicationPath("/api")
public class ShopApplication extends Application {}
