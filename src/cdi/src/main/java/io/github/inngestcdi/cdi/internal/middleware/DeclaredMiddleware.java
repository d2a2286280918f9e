package io.github.inngestcdi.cdi.internal.middleware;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.cdi.UseMiddleware;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.function.FunctionCollector;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Collects the middleware beans of one deployment. The container may find beans in any order, on several threads. */
public final class DeclaredMiddleware {
    private final BeanAccess beans;
    private final List<MiddlewareBean> found = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    /** Collects middleware whose instances come from {@code beans}. */
    public DeclaredMiddleware(BeanAccess beans) {
        this.beans = beans;
    }

    /** Collects {@code bean} if it is middleware; {@code annotated} is its class or its producer. */
    public synchronized void collect(Bean<?> bean, Annotated annotated) {
        if (bean.getTypes().contains(InngestMiddleware.class) && annotated != null) {
            found.add(new MiddlewareBean(beans, bean, typeOf(bean, annotated), annotated));
        }
    }

    /** The bean class of a producer is the class that declares it, so this uses the produced type. */
    private static Class<?> typeOf(Bean<?> bean, Annotated annotated) {
        if (annotated instanceof AnnotatedType<?>) {
            return bean.getBeanClass();
        }
        return annotated.getBaseType() instanceof Class<?> produced ? produced : InngestMiddleware.class;
    }

    /** {@return the middleware of the whole app, in the order of its priorities} */
    public synchronized List<MiddlewareBinding> ofTheApp() {
        return found.stream()
                .filter(each -> each.priority().isPresent())
                .sorted(Comparator.<MiddlewareBean>comparingInt(
                                each -> each.priority().getAsInt())
                        .thenComparing(MiddlewareBean::origin))
                .map(MiddlewareBean::binding)
                .toList();
    }

    /** Collects the middleware that {@link UseMiddleware} names on the class or on methods of {@code bean}. */
    public synchronized void collectUses(Bean<?> bean, AnnotatedType<?> type) {
        collectUse(type, type.getJavaClass().getName(), function -> true);
        type.getMethods().forEach(method -> {
            var origin =
                    bean.getBeanClass().getName() + "." + method.getJavaMember().getName();
            collectUse(
                    method,
                    origin,
                    function -> FunctionCollector.idOf(bean, method).equals(Optional.of(function.id())));
        });
    }

    /** Overloaded methods have one origin; {@code selector} distinguishes their functions. */
    private void collectUse(Annotated annotated, String origin, Predicate<FunctionDefinition<?, ?>> selector) {
        var named = annotated.getAnnotation(UseMiddleware.class);
        if (named != null) {
            uses.add(new Use(origin, selector, List.copyOf(new LinkedHashSet<>(List.of(named.value())))));
        }
    }

    /** {@return the mistakes in the uses, given all functions} */
    public synchronized List<String> mistakes(List<FunctionDefinition<?, ?>> functions) {
        List<String> mistakes = new ArrayList<>();
        uses.stream().sorted(Comparator.comparing(Use::origin)).forEach(use -> {
            if (functions.stream().noneMatch(use::isOf)) {
                mistakes.add(CdiMessages.middlewareWithoutFunction(use.origin()));
            }
            use.types().forEach(type -> mistake(use.origin(), type).ifPresent(mistakes::add));
        });
        return mistakes;
    }

    private Optional<String> mistake(String origin, Class<?> type) {
        var fitting = fitting(type);
        if (fitting.isEmpty()) {
            return Optional.of(CdiMessages.middlewareNotABean(origin, type));
        }
        return fitting.size() == 1
                ? Optional.empty()
                : Optional.of(CdiMessages.middlewareAmbiguous(
                        origin,
                        type,
                        fitting.stream().map(MiddlewareBean::origin).sorted().toList()));
    }

    private List<MiddlewareBean> fitting(Class<?> type) {
        return found.stream().filter(each -> each.isA(type)).toList();
    }

    /** {@return the warnings about beans that do not apply to anything} */
    public synchronized List<String> warnings() {
        return found.stream()
                .filter(each -> each.priority().isEmpty())
                .filter(each ->
                        uses.stream().flatMap(use -> use.types().stream()).noneMatch(each::isA))
                .map(each -> CdiMessages.middlewareUnused(each.origin()))
                .sorted()
                .toList();
    }

    /** {@return {@code functions}, each wrapped in the middleware that it names} */
    public synchronized List<FunctionDefinition<?, ?>> around(List<FunctionDefinition<?, ?>> functions) {
        List<FunctionDefinition<?, ?>> all = new ArrayList<>();
        functions.forEach(function -> all.add(uses.stream()
                .filter(use -> use.isOf(function))
                .findFirst()
                .<FunctionDefinition<?, ?>>map(use -> function.withMiddleware(bindings(use)))
                .orElse(function)));
        return all;
    }

    private List<MiddlewareBinding> bindings(Use use) {
        return use.types().stream()
                .flatMap(type -> fitting(type).stream())
                .filter(bean -> bean.priority().isEmpty())
                .map(MiddlewareBean::binding)
                .toList();
    }

    /** Destroys the dependent instances. */
    public synchronized void release() {
        found.forEach(MiddlewareBean::release);
    }

    private record Use(
            String origin,
            Predicate<FunctionDefinition<?, ?>> selector,
            List<Class<? extends InngestMiddleware>> types) {
        boolean isOf(FunctionDefinition<?, ?> function) {
            return origin.equals(function.origin()) && selector.test(function);
        }
    }
}
