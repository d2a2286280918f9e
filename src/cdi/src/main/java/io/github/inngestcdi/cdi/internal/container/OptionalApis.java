package io.github.inngestcdi.cdi.internal.container;

/** Checks which optional APIs the server has. A class that uses such an API is loaded only if the API is there. */
public final class OptionalApis {
    private OptionalApis() {}

    /** {@return whether the class loader of this class can load {@code type}} */
    public static boolean isThere(String type) {
        try {
            Class.forName(type, true, OptionalApis.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError notFound) {
            return false;
        }
    }
}
