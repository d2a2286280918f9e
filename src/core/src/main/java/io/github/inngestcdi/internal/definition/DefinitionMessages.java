package io.github.inngestcdi.internal.definition;

import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.CoreMessages;
import java.time.Duration;
import java.util.List;

/** The messages about the definitions of functions; numbers 00020 to 00037. None is used again. */
final class DefinitionMessages {
    private DefinitionMessages() {}

    static String functionIdTaken(String id, String first, String second) {
        return """
                INNGEST-00020: Function id '%s' is used by both %s and %s, but is unique within an app. Give one of \
                them another id.""".formatted(id, first, second);
    }

    static String functionIdMalformed(String id, String origin) {
        return """
                INNGEST-00021: Function id '%s' of %s must begin with a letter or digit and have only letters, digits, \
                '-', '_' and '.'. Choose one such as 'send-welcome-mail'.""".formatted(id, origin);
    }

    static String functionWithoutName(String origin) {
        return "INNGEST-00022: The function of %s has a blank name. Name it, or leave the name out.".formatted(origin);
    }

    static String retriesOutOfRange(int retries, String origin) {
        return """
                INNGEST-00023: %s asks for %d retries, but 0 to 20 are possible. Choose one of them, or leave retries \
                out for the server's default of 4.""".formatted(origin, retries);
    }

    static String tooManyTriggers(int triggers, String origin) {
        return """
                INNGEST-00024: %s has %d triggers, but at most 10 are possible. Split the function, or use a wildcard \
                event such as 'user/*'.""".formatted(origin, triggers);
    }

    static String triggerRepeated(Trigger trigger, String origin) {
        return "INNGEST-00025: %s has the same trigger twice, %s. Remove one.".formatted(origin, trigger);
    }

    static String badCron(String cron, String why, String origin) {
        return """
                INNGEST-00026: The cron expression '%s' of %s is refused: %s. Write five fields, with an optional time \
                zone in front: 'TZ=Europe/Paris 0 9 * * 1-5'.""".formatted(cron, origin, why);
    }

    static String badEventName(String event, String origin) {
        return """
                INNGEST-00027: The event name '%s' of %s must not be blank nor longer than 255 characters. Name it \
                'domain/thing.happened'.""".formatted(CoreMessages.shortened(event), origin);
    }

    static String blankExpression(String event, String origin) {
        return """
                INNGEST-00028: %s has a blank expression on event '%s'. Write a CEL expression such as \
                'event.data.total > 100', or leave it out.""".formatted(origin, event);
    }

    static String optionTooSmall(String option, int value, int min, String origin) {
        return """
                INNGEST-00029: %s has a %s of %d, but at least %d is needed. Raise it, or leave the option out.""".formatted(origin, option, value, min);
    }

    static String optionTooShort(String option, Duration value, String origin) {
        return """
                INNGEST-00030: %s has a %s of %s, but at least one second, PT1S, is needed. Raise it, or leave the option \
                out.""".formatted(origin, option, value);
    }

    static String optionOutOfRange(String option, Duration value, Duration min, Duration max, String origin) {
        return """
                INNGEST-00031: %s has a %s of %s, but %s to %s are possible. Choose one between them, or leave the option \
                out.""".formatted(origin, option, value, min, max);
    }

    static String optionBlank(String option, String example, String origin) {
        return """
                INNGEST-00032: %s has a blank %s. Write a CEL expression such as '%s', or leave it out.""".formatted(origin, option, example);
    }

    static String tooManyOf(String options, int count, int max, String origin) {
        return """
                INNGEST-00033: %s has %d %s, but at most %s possible. Remove the others, or combine several \
                in one expression.""".formatted(origin, count, options, max == 1 ? "1 is" : max + " are");
    }

    static String scopeWithoutKey(ConcurrencyScope scope, int limit, String origin) {
        return """
                INNGEST-00034: %s shares its concurrency limit of %d in scope %s, but has no key. Add a \
                key, which may be a constant such as '"payments"', or leave the scope out.""".formatted(origin, limit, scope);
    }

    static String excludedByABatch(List<String> options, String origin) {
        return """
                INNGEST-00035: %s takes its events in batches, which the server does not combine with %s. Remove one or the \
                other, or invoke a second function that has it from the batch.""".formatted(origin, String.join(", ", options));
    }

    static String rateLimitOverridden(String origin) {
        return """
                INNGEST-00036: %s has an idempotency key and a rate limit, but to the server idempotency is a rate limit of \
                one run in 24 hours: it wins, and the other would be ignored. Keep one of them.""".formatted(origin);
    }

    static String timeoutsEmpty(String origin) {
        return """
                INNGEST-00037: %s has timeouts, but neither one until the start nor one until the finish of a run. Give one \
                of them, or leave the option out.""".formatted(origin);
    }
}
