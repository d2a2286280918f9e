package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventName;

@EventName("order/shipped")
public record OrderShipped(String orderId) {}
