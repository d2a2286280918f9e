package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventName;

@EventName("user/registered")
public record UserRegistered(String userId, String email) {}
