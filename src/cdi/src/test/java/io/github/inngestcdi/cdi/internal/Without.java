package io.github.inngestcdi.cdi.internal;

/** Has our classes for itself, and not an API that a server may lack. */
public final class Without extends OwnClasses {
    private final String api;

    /** Lacks everything whose name begins with {@code api}. */
    public Without(String api) {
        this.api = api;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(api)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }
}
