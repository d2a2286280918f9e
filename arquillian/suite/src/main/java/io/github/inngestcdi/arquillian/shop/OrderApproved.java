package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventName;

@EventName("order/approved")
public record OrderApproved(String orderId, String by) {}
