package io.github.inngestcdi.cdi.internal;

import io.github.inngestcdi.EventName;

/** The events of the tests. */
public final class Events {
    private Events() {}

    @EventName("user/registered")
    public record UserRegistered(String userId, String email) {}

    @EventName("order/placed")
    public record OrderPlaced(String orderId, int total) {}

    public record Unnamed(String text) {}
}
