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
 * Tells whether JAX-RS serves the endpoint at {@code /api/inngest}: whether an application at {@code /api} has it.
 *
 * <p>One that is annotated with {@code /api/*} is there on Payara alone. On WildFly that asterisk is a part of the path, as the
 * specification has it, so it is not counted: the servlet serves the endpoint on either.
 *
 * @see <a href="https://jakarta.ee/specifications/restful-ws/3.1/jakarta-restful-ws-spec-3.1#servlet">Jakarta RESTful Web
 *     Services 3.1, 2.3.2</a>
 */
final class EndpointSelection {
    static final String PATH = "/api/inngest";

    /** By its name: the resource needs this package, so this package does not need the resource. */
    private static final String RESOURCE = "io.github.inngestcdi.cdi.InngestResource";

    private static final String JAX_RS_PATH = "api";
    private static final String PATTERN = "/api/*";

    private final Set<Class<?>> classes;
    private final Map<String, Collection<String>> mappings;

    /**
     * Looks at one web application.
     *
     * @param classes those that are an {@link Application}, or annotated with {@link ApplicationPath}
     * @param mappings what is mapped in web.xml: the URL patterns by the servlet's name and by its class
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
        return isScanning(type) || lists(type);
    }

    private static boolean isScanning(Class<? extends Application> type) {
        return Stream.of("getClasses", "getSingletons").allMatch(method -> isInherited(type, method));
    }

    private static boolean isInherited(Class<?> type, String method) {
        try {
            return type.getMethod(method).getDeclaringClass() == Application.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return whether the application lists the resource, as far as can be told before it runs} */
    private static boolean lists(Class<? extends Application> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance().getClasses().stream()
                    .anyMatch(listed -> listed.getName().equals(RESOURCE));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError notYet) {
            return false;
        }
    }
}
