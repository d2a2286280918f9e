package io.github.inngestcdi.examples.shop.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Where a mail can go to. */
@NotNull
@Email(regexp = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RUNTIME)
public @interface EmailAddress {
    /** {@return how to mend it} */
    String message() default "Give an e-mail address, as ada@example.org.";

    /** {@return as Jakarta Validation asks for} */
    Class<?>[] groups() default {};

    /** {@return as Jakarta Validation asks for} */
    Class<? extends Payload>[] payload() default {};
}
