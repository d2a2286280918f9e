package io.github.inngestcdi.cdi.internal;

import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.spi.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The JSON mappers that the class path of one application offers as services, such as that of {@code inngest-jackson}. */
final class OfferedMappers {
    private @Nullable Found found;

    /** {@return the offered mapper; empty if there is none, or more than one} */
    Optional<JsonMapper> only() {
        var mappers = found().mappers();
        return mappers.size() == 1 ? Optional.of(mappers.get(0)) : Optional.empty();
    }

    List<String> mistakes() {
        return found().mistakes();
    }

    /** Looks only once. The first call comes during the deployment, when the thread has the application's class loader. */
    private synchronized Found found() {
        var known = found;
        if (known == null) {
            known = look();
            found = known;
        }
        return known;
    }

    private static Found look() {
        var application = Thread.currentThread().getContextClassLoader();
        try {
            var mappers = ServiceLoader.load(
                            JsonMapper.class, application == null ? OfferedMappers.class.getClassLoader() : application)
                    .stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            return mappers.size() < 2
                    ? new Found(mappers, List.of())
                    : new Found(mappers, List.of(CdiMessages.severalMappers(names(mappers))));
        } catch (ServiceConfigurationError | LinkageError e) {
            return new Found(List.of(), List.of(CdiMessages.mapperUnusable(e)));
        }
    }

    private static List<String> names(List<JsonMapper> mappers) {
        return mappers.stream()
                .map(mapper -> mapper.getClass().getName())
                .sorted()
                .toList();
    }

    private record Found(List<JsonMapper> mappers, List<String> mistakes) {}
}
