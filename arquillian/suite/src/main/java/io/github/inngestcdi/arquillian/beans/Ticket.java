package io.github.inngestcdi.arquillian.beans;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** A different instance in each request. */
@RequestScoped
public class Ticket {
    private final String number = UUID.randomUUID().toString();

    public String number() {
        return number;
    }
}
