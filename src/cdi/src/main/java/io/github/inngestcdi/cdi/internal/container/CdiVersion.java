package io.github.inngestcdi.cdi.internal.container;

import jakarta.enterprise.inject.spi.BeanManager;
import java.util.stream.Stream;

/** Checks the version of CDI that the server has. Older versions lack methods that other classes of this module call. */
public final class CdiVersion {
    /** A type that is new in CDI 4.0. This is only its name, because an older server cannot load the type. */
    private static final String NEW_PARENT = "jakarta.enterprise.inject.spi.BeanContainer";

    private CdiVersion() {}

    /** {@return whether CDI is older than 4.0} Then it is CDI 3.0, because earlier versions have other package names. */
    public static boolean isTooOld() {
        return Stream.of(BeanManager.class.getInterfaces())
                .noneMatch(parent -> parent.getName().equals(NEW_PARENT));
    }
}
