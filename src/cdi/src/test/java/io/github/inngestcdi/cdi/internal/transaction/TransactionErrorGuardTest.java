package io.github.inngestcdi.cdi.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.TestTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionErrorGuardTest {
    private final TestTransaction transaction = new TestTransaction().begin();
    private final TransactionErrorGuard guard = new TransactionErrorGuard(() -> Optional.of(transaction));

    @Test
    void rollsBackAndPassesAnErrorOnUnchanged() {
        var error = new AssertionError("end");

        assertThatThrownBy(() -> guard.guard(call(new Store(), "save", error))).isSameAs(error);
        assertThat(transaction.getRollbackOnly()).isTrue();
    }

    @Test
    void leavesExceptionsToTheContainer() {
        assertThatThrownBy(() -> guard.guard(call(new Store(), "save", new IllegalStateException())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(transaction.getRollbackOnly()).isFalse();
    }

    @Test
    void appliesDontRollbackOnOfTheMethodAndOfTheClass() {
        assertThatThrownBy(() -> guard.guard(call(new Store(), "keep", new AssertionError())))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> guard.guard(call(new Keeping(), "save", new StackOverflowError())))
                .isInstanceOf(StackOverflowError.class);
        assertThat(transaction.getRollbackOnly()).isFalse();
    }

    @Test
    void doesNothingWithoutATransaction() {
        var outside = new TransactionErrorGuard(Optional::empty);

        assertThatThrownBy(() -> outside.guard(call(new Store(), "save", new AssertionError())))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void guardsTransactionalClassesMethodsAndStereotypes() {
        try (var app = TestApplication.of(Witness.class, Store.class, Keeping.class, ByStereotype.class, Seen.class)) {
            app.get(Store.class).save();
            app.get(Store.class).plain();
            app.get(Keeping.class).save();
            app.get(ByStereotype.class).save();

            assertThat(app.get(Seen.class).methods())
                    .containsExactly("Store.save", "Keeping.save", "ByStereotype.save");
        }
    }

    @Test
    void guardsASessionScopedBean() {
        try (var app = TestApplication.of(Basket.class)) {
            assertThat(app.functions()).isEmpty();
        }
    }

    private static InvocationContext call(Object target, String method, Throwable thrown) {
        return (InvocationContext) Proxy.newProxyInstance(
                InvocationContext.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "proceed" -> throw thrown;
                    case "getMethod" -> target.getClass().getDeclaredMethod(method);
                    case "getTarget" -> target;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    @ApplicationScoped
    public static class Store {
        @Transactional
        public void save() {}

        @Transactional(dontRollbackOn = AssertionError.class)
        public void keep() {}

        public void plain() {}
    }

    @ApplicationScoped
    @Transactional(dontRollbackOn = VirtualMachineError.class)
    public static class Keeping {
        public void save() {}
    }

    @SessionScoped
    public static class Basket implements Serializable {
        private static final long serialVersionUID = 1L;

        @Transactional
        public void save() {}
    }

    @Stereotype
    @Transactional
    @Retention(RetentionPolicy.RUNTIME)
    @interface Service {}

    @Service
    @ApplicationScoped
    public static class ByStereotype {
        public void save() {}
    }

    @ApplicationScoped
    public static class Seen {
        private final List<String> methods = new ArrayList<>();

        public List<String> methods() {
            return methods;
        }
    }

    @Interceptor
    @RolledBackOnError
    @Priority(1)
    public static class Witness {
        @jakarta.inject.Inject
        private Seen seen;

        @AroundInvoke
        Object see(InvocationContext call) throws Exception {
            seen.methods()
                    .add(call.getMethod().getDeclaringClass().getSimpleName() + "."
                            + call.getMethod().getName());
            return call.proceed();
        }
    }
}
