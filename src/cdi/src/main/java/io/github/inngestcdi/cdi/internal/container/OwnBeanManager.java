package io.github.inngestcdi.cdi.internal.container;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/** A bean of this jar that receives a {@link BeanManager} by injection. {@link BeanAccess} says why this is needed. */
@Dependent
public class OwnBeanManager {
    private final BeanManager manager;

    /** Keeps the injected manager. */
    @Inject
    public OwnBeanManager(BeanManager manager) {
        this.manager = manager;
    }

    /** {@return the injected manager} */
    public BeanManager manager() {
        return manager;
    }
}
