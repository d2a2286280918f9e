package io.github.inngestcdi.arquillian.shop;

public record Receipt(String id, Mail mail) {}
