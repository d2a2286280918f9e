package io.github.inngestcdi.cdi.internal;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;

/** The objects that a server offers in JNDI, while this object is open. */
public final class TestJndi implements InitialContextFactory, AutoCloseable {
    private static final Map<String, Object> OFFERED = new ConcurrentHashMap<>();

    /** Offers {@code object} as {@code name}. */
    public static TestJndi with(String name, Object object) {
        OFFERED.put(name, object);
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, TestJndi.class.getName());
        return new TestJndi();
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
        return (Context) Proxy.newProxyInstance(
                TestJndi.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("lookup")) {
                        return null;
                    }
                    var found = OFFERED.get(String.valueOf(arguments[0]));
                    if (found == null) {
                        throw new NameNotFoundException();
                    }
                    return found;
                });
    }

    @Override
    public void close() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        OFFERED.clear();
    }
}
