package io.github.inngestcdi.cdi.internal.validation;

import io.github.inngestcdi.cdi.internal.BeanAccess;
import io.github.inngestcdi.cdi.internal.CdiMessages;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The validator of an application: of the factory that it or its server has as a bean, so that constraint validators are
 * injected; else the {@link Validator} that it has as a bean; else of the default factory.
 *
 * @param validator empty if there is no provider
 * @param ours what we have made, to be closed
 */
record FoundValidator(Optional<Validator> validator, Optional<ValidatorFactory> ours) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FoundValidator.class.getName());

    static FoundValidator among(BeanAccess beans) {
        if (isThere(beans, ValidatorFactory.class)) {
            return new FoundValidator(Optional.of(of(beans.get(ValidatorFactory.class))), Optional.empty());
        }
        if (isThere(beans, Validator.class)) {
            return new FoundValidator(Optional.of(beans.get(Validator.class)), Optional.empty());
        }
        try {
            ValidatorFactory factory = Validation.buildDefaultValidatorFactory();
            return new FoundValidator(Optional.of(of(factory)), Optional.of(factory));
        } catch (ValidationException | LinkageError noProvider) {
            LOG.log(Level.WARNING, CdiMessages.noValidator(noProvider));
            return new FoundValidator(Optional.empty(), Optional.empty());
        }
    }

    private static boolean isThere(BeanAccess beans, Class<?> type) {
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
