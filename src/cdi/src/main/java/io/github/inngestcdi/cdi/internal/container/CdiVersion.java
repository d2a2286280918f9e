package io.github.inngestcdi.cdi.internal.container;

import jakarta.enterprise.inject.spi.BeanManager;
import java.util.stream.Stream;

/** Tells whether the server has the version of CDI that this module is written for. Older ones lack what other classes call. */
public final class CdiVersion {
    /** New in CDI 4.0. By its name alone, as on an older server naming the class itself would fail. */
    private static final String NEW_PARENT = "jakarta.enterprise.inject.spi.BeanContainer";

    private CdiVersion() {}

    /** {@return whether the server has CDI 3.0: the packages of older versions have another name} */
    public static boolean isTooOld() {
        return Stream.of(BeanManager.class.getInterfaces())
                .noneMatch(parent -> parent.getName().equals(NEW_PARENT));
    }
}
