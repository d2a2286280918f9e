package io.github.inngestcdi.cdi.internal.function;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a parameter of a durable observer that only a run provides: {@code FunctionContext<T>}. Public for the container. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE})
public @interface GivenByTheRun {
    /** {@return the number of the parameter in this deployment} */
    int value();

    /** The qualifier that the extension adds. */
    final class Literal extends AnnotationLiteral<GivenByTheRun> implements GivenByTheRun {
        private static final long serialVersionUID = 1L;

        private final int value;

        Literal(int value) {
            this.value = value;
        }

        @Override
        public int value() {
            return value;
        }
    }
}
