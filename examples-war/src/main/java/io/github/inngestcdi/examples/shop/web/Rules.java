package io.github.inngestcdi.examples.shop.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what is written on an event's type in constraints. */
@Dependent
public class Rules {
    private final Validator validator;

    @Inject
    Rules(Validator validator) {
        this.validator = validator;
    }

    /**
     * {@return {@code body}}
     *
     * @throws RejectedException if the request had none
     */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new RejectedException(RejectedException.NO_BODY);
        }
        return body;
    }

    /** {@return {@code text}, or a blank one if it was left out, which a rule for it refuses} */
    public static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * Returns if {@code event} keeps its constraints.
     *
     * @throws RejectedException if not; its message is those of the constraints
     */
    public void check(Object event) {
        String broken = validator.validate(event).stream()
                .map(ConstraintViolation::getMessage)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        if (!broken.isEmpty()) {
            throw new RejectedException(broken);
        }
    }
}
