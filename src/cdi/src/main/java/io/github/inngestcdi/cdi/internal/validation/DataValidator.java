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

/** Validates data whose type has constraints; data of another type costs one lookup in a map. */
final class DataValidator implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DataValidator.class.getName());

    private final BeanAccess beans;
    private final Map<Class<?>, Boolean> constrained = new ConcurrentHashMap<>();
    private @Nullable FoundValidator found;
    private boolean warned;

    DataValidator(BeanAccess beans) {
        this.beans = beans;
    }

    /** {@return the violations of constraints in {@code data}, ordered by path} */
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

    /** Looks up the validator, unless it is known. */
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

    /**
     * {@return the validator of the application; {@code null} if this thread cannot reach it, or the server does not
     * have it yet}
     */
    private synchronized @Nullable FoundValidator found() {
        var known = found;
        if (known == null) {
            try {
                known = FoundValidator.among(beans);
                found = known;
            } catch (RuntimeException e) {
                var level = warned ? Level.DEBUG : Level.WARNING;
                warned = true;
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
