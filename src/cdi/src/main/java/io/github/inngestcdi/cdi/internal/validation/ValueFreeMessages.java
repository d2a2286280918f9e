package io.github.inngestcdi.cdi.internal.validation;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;

/**
 * Interpolates the messages of constraints without the validated value. The value is the application's data, and the
 * messages reach logs and the server.
 */
final class ValueFreeMessages implements MessageInterpolator {
    private final MessageInterpolator messages;

    ValueFreeMessages(MessageInterpolator messages) {
        this.messages = messages;
    }

    @Override
    public String interpolate(String template, Context context) {
        return messages.interpolate(template, withoutValue(context));
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return messages.interpolate(template, withoutValue(context), locale);
    }

    private static Context withoutValue(Context context) {
        return new Context() {
            @Override
            public ConstraintDescriptor<?> getConstraintDescriptor() {
                return context.getConstraintDescriptor();
            }

            @Override
            public Object getValidatedValue() {
                return "…";
            }

            @Override
            public <T> T unwrap(Class<T> type) {
                return context.unwrap(type);
            }
        };
    }
}
