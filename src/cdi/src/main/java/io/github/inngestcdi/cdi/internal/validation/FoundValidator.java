package io.github.inngestcdi.cdi.internal.validation;

import io.github.inngestcdi.cdi.EventNotValidException.Violation;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The validator of an application. It comes from the first that exists of: the {@link ValidatorFactory} that is a bean
 * of the application or its server, which injects constraint validators; the {@link Validator} that is a bean; the
 * default factory.
 *
 * @param validator empty if there is no provider
 * @param ours the factory that was created here, to close it
 * @param valueFree whether the messages do not contain values, as those of {@link ValueFreeMessages}
 */
record FoundValidator(Optional<Validator> validator, Optional<ValidatorFactory> ours, boolean valueFree)
        implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FoundValidator.class.getName());

    /** @throws RuntimeException if the bean of a server does not work on this thread */
    static FoundValidator among(BeanAccess beans) {
        if (isBean(beans, ValidatorFactory.class)) {
            var validator = of(beans.get(ValidatorFactory.class));
            return new FoundValidator(Optional.of(validator), Optional.empty(), true);
        }
        if (isBean(beans, Validator.class)) {
            return new FoundValidator(Optional.of(beans.get(Validator.class)), Optional.empty(), false);
        }
        return ofTheDefaultFactory();
    }

    static FoundValidator ofTheDefaultFactory() {
        try {
            var factory = Validation.buildDefaultValidatorFactory();
            return new FoundValidator(Optional.of(of(factory)), Optional.of(factory), true);
        } catch (ValidationException | LinkageError noProvider) {
            LOG.log(Level.WARNING, CdiMessages.noValidator(noProvider));
            return new FoundValidator(Optional.empty(), Optional.empty(), true);
        }
    }

    /** {@return {@code violation} without values of the data} */
    Violation violation(ConstraintViolation<?> violation) {
        var message = valueFree
                ? violation.getMessage()
                : "violates @"
                        + violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName();
        return new Violation(ValueFreePath.of(violation.getPropertyPath()), message);
    }

    private static boolean isBean(BeanAccess beans, Class<?> type) {
        return !beans.manager().getBeans(type).isEmpty();
    }

    private static Validator of(ValidatorFactory factory) {
        return factory.usingContext()
                .messageInterpolator(new ValueFreeMessages(factory.getMessageInterpolator()))
                .getValidator();
    }

    @Override
    public void close() {
        ours.ifPresent(ValidatorFactory::close);
    }
}
