package io.github.inngestcdi.cdi.internal.container;

/** Tells which optional APIs the server has. A class that mentions one is loaded only where it is present. */
public final class OptionalApis {
    private OptionalApis() {}

    /** {@return whether the loader of this class can load {@code type}} */
    public static boolean isThere(String type) {
        try {
            Class.forName(type, true, OptionalApis.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return false;
        }
    }
}
