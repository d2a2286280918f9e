package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.EventName;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;

@EventName("guest/invited")
public record GuestInvited(@NotBlank String name, @Email String email) {}
