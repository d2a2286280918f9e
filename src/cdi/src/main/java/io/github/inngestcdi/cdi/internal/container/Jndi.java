package io.github.inngestcdi.cdi.internal.container;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The objects that a server offers by name. Look them up when they are used: not all are there during deployment. */
public final class Jndi {
    private Jndi() {}

    /** {@return the object called {@code name}; empty outside a server, and on a thread that is not the server's} */
    @SuppressWarnings("BanJNDI") // every name is a constant of ours in java:comp, none comes from outside
    public static <T> Optional<T> find(String name, Class<T> type) {
        try {
            Object found = InitialContext.<Object>doLookup(name);
            return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
        } catch (NamingException notThere) {
            return Optional.empty();
        }
    }
}
