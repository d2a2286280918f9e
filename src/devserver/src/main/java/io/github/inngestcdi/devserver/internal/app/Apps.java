package io.github.inngestcdi.devserver.internal.app;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Looks up the apps that have registered and their functions. */
public interface Apps {
    Optional<App> app(String name);

    Collection<App> apps();

    List<FunctionConfig> functions();

    /** {@return the function of this slug or UUID} */
    Optional<FunctionConfig> function(String reference);
}
