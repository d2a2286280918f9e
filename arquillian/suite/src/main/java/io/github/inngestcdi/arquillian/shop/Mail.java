package io.github.inngestcdi.arquillian.shop;

public record Mail(String to, String subject) {}
