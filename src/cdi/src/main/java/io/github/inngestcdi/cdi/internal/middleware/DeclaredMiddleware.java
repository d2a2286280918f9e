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

/** Collects the middleware among one deployment's beans. The container may find them in any order, on several threads. */
public final class DeclaredMiddleware {
    private final BeanAccess beans;
    private final List<MiddlewareBean> found = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    /** Collects what is found in {@code beans}. */
    public DeclaredMiddleware(BeanAccess beans) {
        this.beans = beans;
    }

    /** Collects {@code bean} if it is middleware; {@code annotated} is its class or its producer. */
    public synchronized void collect(Bean<?> bean, Annotated annotated) {
        if (bean.getTypes().contains(InngestMiddleware.class) && annotated != null) {
            found.add(new MiddlewareBean(beans, bean, typeOf(bean, annotated), annotated));
        }
    }

    /** Not the bean's own class where it is a producer's: that is the class which declares it. */
    private static Class<?> typeOf(Bean<?> bean, Annotated annotated) {
        if (annotated instanceof AnnotatedType<?>) {
            return bean.getBeanClass();
        }
        return annotated.getBaseType() instanceof Class<?> produced ? produced : InngestMiddleware.class;
    }

    /** {@return the middleware of the whole app, in the order of priorities} */
    public synchronized List<MiddlewareBinding> ofTheApp() {
        return found.stream()
                .filter(each -> each.priority().isPresent())
                .sorted(Comparator.<MiddlewareBean>comparingInt(
                                each -> each.priority().getAsInt())
                        .thenComparing(MiddlewareBean::origin))
                .map(MiddlewareBean::binding)
                .toList();
    }

    /** Collects what {@link UseMiddleware} names on the class or on methods of {@code bean}. */
    public synchronized void collectUses(Bean<?> bean, AnnotatedType<?> type) {
        collectUse(type, type.getJavaClass().getName(), function -> true);
        type.getMethods().forEach(method -> {
            String origin =
                    bean.getBeanClass().getName() + "." + method.getJavaMember().getName();
            collectUse(
                    method,
                    origin,
                    function -> FunctionCollector.idOf(bean, method).equals(Optional.of(function.id())));
        });
    }

    /** Overloaded methods have one origin; {@code isIt} tells their functions apart. */
    private void collectUse(Annotated annotated, String origin, Predicate<FunctionDefinition<?, ?>> isIt) {
        UseMiddleware named = annotated.getAnnotation(UseMiddleware.class);
        if (named != null) {
            uses.add(new Use(origin, isIt, List.copyOf(new LinkedHashSet<>(List.of(named.value())))));
        }
    }

    /** {@return what is wrong with the uses, given all functions} */
    public synchronized List<String> mistakes(List<FunctionDefinition<?, ?>> functions) {
        List<String> mistakes = new ArrayList<>();
        uses.stream().sorted(Comparator.comparing(Use::origin)).forEach(use -> {
            if (functions.stream().noneMatch(use::isOf)) {
                mistakes.add(CdiMessages.middlewareOfNoFunction(use.origin()));
            }
            use.types().forEach(type -> mistake(use.origin(), type).ifPresent(mistakes::add));
        });
        return mistakes;
    }

    private Optional<String> mistake(String origin, Class<?> type) {
        List<MiddlewareBean> fitting = fitting(type);
        if (fitting.isEmpty()) {
            return Optional.of(CdiMessages.middlewareIsNoBean(origin, type));
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

    /** {@return what to tell of beans that are around nothing} */
    public synchronized List<String> warnings() {
        return found.stream()
                .filter(each -> each.priority().isEmpty())
                .filter(each ->
                        uses.stream().flatMap(use -> use.types().stream()).noneMatch(each::isA))
                .map(each -> CdiMessages.middlewareUnused(each.origin()))
                .sorted()
                .toList();
    }

    /** {@return {@code functions}, each with the middleware around it that it names} */
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

    /** Lets go of the instances that belong to no scope. */
    public synchronized void release() {
        found.forEach(MiddlewareBean::release);
    }

    private record Use(
            String origin, Predicate<FunctionDefinition<?, ?>> isIt, List<Class<? extends InngestMiddleware>> types) {
        boolean isOf(FunctionDefinition<?, ?> function) {
            return origin.equals(function.origin()) && isIt.test(function);
        }
    }
}
