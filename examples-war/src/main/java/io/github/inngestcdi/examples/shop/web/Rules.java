package io.github.inngestcdi.examples.shop.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the constraints of an event's type. */
@Dependent
public class Rules {
    private final Validator validator;

    @Inject
    Rules(Validator validator) {
        this.validator = validator;
    }

    /**
     * {@return {@code body}, which is not null}
     *
     * @throws RejectedException if the request has no body
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
     * Returns if {@code event} satisfies its constraints.
     *
     * @throws RejectedException if it does not; the message joins those of the broken constraints
     */
    public void check(Object event) {
        var broken = validator.validate(event).stream()
                .map(ConstraintViolation::getMessage)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        if (!broken.isEmpty()) {
            throw new RejectedException(broken);
        }
    }
}
