package io.github.inngestcdi.cdi.internal.container;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks up the objects that a server offers in JNDI. Look an object up on use: some do not exist during the deployment. */
public final class Jndi {
    private Jndi() {}

    /** {@return the object with this name; empty outside a server, and on a thread that the server does not manage} */
    @SuppressWarnings("BanJNDI") // every name is a constant of this module in java:comp
    public static <T> Optional<T> find(String name, Class<T> type) {
        try {
            var found = InitialContext.<Object>doLookup(name);
            return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
        } catch (NamingException notFound) {
            return Optional.empty();
        }
    }
}
