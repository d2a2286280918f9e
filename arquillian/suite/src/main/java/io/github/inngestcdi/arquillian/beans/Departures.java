package io.github.inngestcdi.arquillian.beans;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the dependent beans that were destroyed. */
@ApplicationScoped
public class Departures {
    private final AtomicInteger count = new AtomicInteger();

    void add() {
        count.incrementAndGet();
    }

    /** {@return the number of destroyed beans} */
    public int count() {
        return count.get();
    }
}
