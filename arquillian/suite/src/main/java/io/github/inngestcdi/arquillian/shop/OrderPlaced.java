package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventName;

@EventName("order/placed")
public record OrderPlaced(String orderId, int total) {}
