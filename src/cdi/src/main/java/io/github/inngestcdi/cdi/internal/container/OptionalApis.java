package io.github.inngestcdi.cdi.internal.container;

/** Which of the APIs that a server need not have are there. What mentions one is loaded only if it is. */
public final class OptionalApis {
    private OptionalApis() {}

    /** {@return whether {@code type} can be loaded by who has loaded this class} */
    public static boolean isThere(String type) {
        try {
            Class.forName(type, true, OptionalApis.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return false;
        }
    }
}
