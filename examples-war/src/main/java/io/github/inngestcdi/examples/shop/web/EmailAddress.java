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

/** The value is an e-mail address. */
@NotNull
@Email(regexp = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RUNTIME)
public @interface EmailAddress {
    /** {@return the message, which says how to correct the value} */
    String message() default "Give an e-mail address, such as ada@example.org.";

    /** {@return the value that Jakarta Validation requires} */
    Class<?>[] groups() default {};

    /** {@return the value that Jakarta Validation requires} */
    Class<? extends Payload>[] payload() default {};
}
