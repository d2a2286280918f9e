package io.github.inngestcdi.cdi.internal;

/** A class loader with its own copy of this project's classes, and without an API that a server may lack. */
public final class Without extends OwnClasses {
    private final String api;

    /** Hides all classes whose names begin with {@code api}. */
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
