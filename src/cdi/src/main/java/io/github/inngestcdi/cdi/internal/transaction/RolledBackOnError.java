package io.github.inngestcdi.cdi.internal.transaction;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds {@link TransactionErrorGuard}. The extension adds it beside every {@code @Transactional}. */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RolledBackOnError {
    /** The binding that the extension adds. */
    final class Literal extends AnnotationLiteral<RolledBackOnError> implements RolledBackOnError {
        private static final long serialVersionUID = 1L;

        static final Literal INSTANCE = new Literal();
    }
}
