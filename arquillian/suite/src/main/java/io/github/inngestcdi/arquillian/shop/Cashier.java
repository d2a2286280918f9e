package io.github.inngestcdi.arquillian.shop;

import jakarta.enterprise.context.RequestScoped;

/** Belongs to one call request. */
@RequestScoped
public class Cashier {
    private int charged;

    public String charge(OrderPlaced order) {
        charged += order.total();
        return "charged " + charged;
    }
}
