package io.github.inngestcdi.cdi.internal.validation;

import io.github.inngestcdi.cdi.EventNotValidException.Violation;
import io.github.inngestcdi.cdi.internal.BeanAccess;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Validates data whose type has constraints; others cost one look at a map. */
final class DataValidator implements AutoCloseable {
    private final BeanAccess beans;
    private final Map<Class<?>, Boolean> constrained = new ConcurrentHashMap<>();
    private @Nullable FoundValidator found;

    DataValidator(BeanAccess beans) {
        this.beans = beans;
    }

    /** {@return what is wrong with {@code data}, in the order of the paths} */
    List<Violation> violations(@Nullable Object data) {
        if (data == null) {
            return List.of();
        }
        Optional<Validator> validator = found().validator();
        if (validator.isEmpty() || !isConstrained(validator.get(), data.getClass())) {
            return List.of();
        }
        return validator.get().validate(data).stream()
                .map(DataValidator::violation)
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                .toList();
    }

    private boolean isConstrained(Validator validator, Class<?> type) {
        return constrained.computeIfAbsent(
                type, each -> validator.getConstraintsForClass(each).isBeanConstrained());
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        return new Violation(violation.getPropertyPath().toString(), violation.getMessage());
    }

    /** Found with the first event: not every server has it ready while it deploys. */
    private synchronized FoundValidator found() {
        FoundValidator known = found;
        if (known == null) {
            known = FoundValidator.among(beans);
            found = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (found != null) {
            found.close();
        }
    }
}
