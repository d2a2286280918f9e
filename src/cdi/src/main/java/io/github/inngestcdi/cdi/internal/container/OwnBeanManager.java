package io.github.inngestcdi.cdi.internal.container;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/** A bean of this jar, so that the container injects the {@link BeanManager} of this jar: see {@link BeanAccess}. */
@Dependent
public class OwnBeanManager {
    private final BeanManager manager;

    /** Takes the manager. */
    @Inject
    public OwnBeanManager(BeanManager manager) {
        this.manager = manager;
    }

    /** {@return the injected manager} */
    public BeanManager manager() {
        return manager;
    }
}
