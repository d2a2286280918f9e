package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventName;

@EventName("packing/wanted")
public record PackingWanted(String orderId) {}
