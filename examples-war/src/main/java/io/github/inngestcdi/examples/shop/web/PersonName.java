package io.github.inngestcdi.examples.shop.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The value is a person's name, for the first line of a mail. */
@NotBlank
@Size(max = 100)
@Pattern(regexp = "\\P{Cntrl}*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target(FIELD)
@Retention(RUNTIME)
public @interface PersonName {
    /** {@return the message, which says how to correct the value} */
    String message() default "Give a name: one line of at most 100 characters.";

    /** {@return the value that Jakarta Validation requires} */
    Class<?>[] groups() default {};

    /** {@return the value that Jakarta Validation requires} */
    Class<? extends Payload>[] payload() default {};
}
