package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventName;

@EventName("stock/taken")
public record StockTaken(String name, Inventory inventory) {}
