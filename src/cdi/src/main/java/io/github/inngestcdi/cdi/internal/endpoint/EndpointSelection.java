package io.github.inngestcdi.cdi.internal.endpoint;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides whether JAX-RS serves the endpoint at {@code /api/inngest}: whether an application at {@code /api} has the resource.
 *
 * <p>An application that is annotated with {@code /api/*} is at {@code /api} only on Payara. On WildFly, the asterisk is a part
 * of the path, as the specification says. Such an application does not count, so the servlet serves the endpoint on both.
 *
 * @see <a href="https://jakarta.ee/specifications/restful-ws/3.1/jakarta-restful-ws-spec-3.1#servlet">Jakarta RESTful Web
 *     Services 3.1, 2.3.2</a>
 */
final class EndpointSelection {
    static final String PATH = "/api/inngest";

    /** This is only its name: the resource uses this package, so this package must not use the resource. */
    private static final String RESOURCE = "io.github.inngestcdi.cdi.InngestResource";

    private static final String JAX_RS_PATH = "api";
    private static final String PATTERN = "/api/*";

    private final Set<Class<?>> classes;
    private final Map<String, Collection<String>> mappings;

    /**
     * Examines one web application.
     *
     * @param classes the classes that extend {@link Application} or are annotated with {@link ApplicationPath}
     * @param mappings the URL patterns in web.xml, by the name and by the class of the servlet
     */
    EndpointSelection(Set<Class<?>> classes, Map<String, Collection<String>> mappings) {
        this.classes = classes;
        this.mappings = mappings;
    }

    boolean isServedByJaxRs() {
        return isMapped(Application.class.getName())
                || classes.stream()
                        .filter(type -> Application.class.isAssignableFrom(type) && type != Application.class)
                        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                        .anyMatch(type -> isAtPath(type) && hasTheResource(type.asSubclass(Application.class)));
    }

    private boolean isAtPath(Class<?> application) {
        if (mappings.containsKey(application.getName())) {
            return isMapped(application.getName());
        }
        return Optional.ofNullable(application.getAnnotation(ApplicationPath.class))
                .filter(path -> path.value().replaceAll("^/|/$", "").equals(JAX_RS_PATH))
                .isPresent();
    }

    private boolean isMapped(String servlet) {
        return mappings.getOrDefault(servlet, List.of()).stream().anyMatch(PATTERN::equals);
    }

    private static boolean hasTheResource(Class<? extends Application> type) {
        return scansForResources(type) || lists(type);
    }

    private static boolean scansForResources(Class<? extends Application> type) {
        return Stream.of("getClasses", "getSingletons").allMatch(method -> isInherited(type, method));
    }

    private static boolean isInherited(Class<?> type, String method) {
        try {
            return type.getMethod(method).getDeclaringClass() == Application.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return whether the application lists the resource, as far as this is known before it runs} */
    private static boolean lists(Class<? extends Application> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance().getClasses().stream()
                    .anyMatch(listed -> listed.getName().equals(RESOURCE));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError notCreated) {
            return false;
        }
    }
}
