package io.github.inngestcdi.cdi.internal.validation;

import io.github.inngestcdi.cdi.EventNotValidException.Violation;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import jakarta.validation.Validator;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Validates data whose type has constraints; others cost one look at a map. */
final class DataValidator implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DataValidator.class.getName());

    private final BeanAccess beans;
    private final Map<Class<?>, Boolean> constrained = new ConcurrentHashMap<>();
    private @Nullable FoundValidator found;
    private boolean said;

    DataValidator(BeanAccess beans) {
        this.beans = beans;
    }

    /** {@return what is wrong with {@code data}, in the order of the paths} */
    List<Violation> violations(@Nullable Object data) {
        if (data == null || Boolean.FALSE.equals(constrained.get(data.getClass()))) {
            return List.of();
        }
        var known = found();
        if (known != null) {
            return violations(known, data);
        }
        try (var forNow = FoundValidator.ofTheDefaultFactory()) {
            return violations(forNow, data);
        }
    }

    /** Looks for the validator, unless it is known. */
    void prepare() {
        found();
    }

    private List<Violation> violations(FoundValidator known, Object data) {
        var validator = known.validator();
        if (validator.isEmpty() || !isConstrained(validator.get(), data.getClass())) {
            return List.of();
        }
        return validator.get().validate(data).stream()
                .map(known::violation)
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                .toList();
    }

    private boolean isConstrained(Validator validator, Class<?> type) {
        return constrained.computeIfAbsent(
                type, each -> validator.getConstraintsForClass(each).isBeanConstrained());
    }

    /** {@return the validator of the application; {@code null} where the thread, or the server as yet, does not know it} */
    private synchronized @Nullable FoundValidator found() {
        var known = found;
        if (known == null) {
            try {
                known = FoundValidator.among(beans);
                found = known;
            } catch (RuntimeException e) {
                var level = said ? Level.DEBUG : Level.WARNING;
                said = true;
                LOG.log(level, CdiMessages.validatorOutOfReach(e), e);
            }
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
