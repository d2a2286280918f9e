package io.github.inngestcdi.internal;

import io.github.inngestcdi.NoRunException;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.StepTimeoutException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages about steps, events and what is attached to a run; numbers 00001 to 00015, 00038 to 00069 and 00090 to 00099. */
public final class CoreMessages {
    /** A longer value would hide the message. */
    private static final int MAX_VALUE_LENGTH = 200;

    private static final int MAX_STEPS = 20;

    private CoreMessages() {}

    public static IllegalArgumentException eventWithoutName(Class<?> type) {
        return new IllegalArgumentException("""
                INNGEST-00001: %s has no @EventName, so Inngest cannot know which event it is the data of. \
                Annotate the type with @EventName("domain/thing.happened"), or use InngestEvent.of(name, data).""".formatted(type.getName()));
    }

    public static IllegalArgumentException notAFunctionOfThisApp(Class<?> type) {
        return new InvalidStepException("""
                INNGEST-00002: %s does not define a function of this app, so it cannot be invoked by its class. \
                Make it a function of this app, or invoke the other app's by id: Invocation.of("app-function", …).""".formatted(type.getName()));
    }

    public static InvalidStepException resultTypeUnknown(String stepId) {
        return new InvalidStepException("""
                INNGEST-00003: The result type of step '%s' cannot be read from its lambda, because Java erases type \
                arguments. Name it: step.run("%s", new GenericType<List<Quote>>() {}, () -> …), or use a method \
                reference.""".formatted(stepId, stepId));
    }

    public static NonRetriableException eventDataDoesNotFit(String event, Type type, RuntimeException cause) {
        return new NonRetriableException("""
                INNGEST-00004: The data of event '%s' cannot be read as %s; the cause names the place. Make the type fit \
                the data, or give the changed event a new name.""".formatted(event, type.getTypeName()), cause);
    }

    public static NoRunException noRun(String stepId) {
        return new NoRunException("""
                INNGEST-00005: Step '%s' was called outside a run: this thread is not running a function for Inngest. \
                Call steps only in the body of a function, on its own thread.""".formatted(stepId));
    }

    /**
     * {@return the failure of code that has swallowed its interrupt}
     *
     * @param code the subject of the sentence: {@code Function 'app-f'}
     */
    public static NonRetriableException interruptSwallowed(
            String code, List<String> steps, @Nullable Throwable thrown) {
        return new NonRetriableException("""
                INNGEST-00006: %s went on after its step '%s' had ended the body: its code catches \
                Throwable or Error, or a finally block returns or throws. Catch Exception instead, or rethrow the \
                Error.""".formatted(code, steps.get(steps.size() - 1)), thrown);
    }

    public static NonRetriableException nestedStep(String stepId, String outerId) {
        return new NonRetriableException("""
                INNGEST-00007: Step '%s' was called inside the code of step '%s', where it could not be memoized. \
                Call it before or after that step.""".formatted(stepId, outerId));
    }

    public static InvalidStepException blankStepId() {
        return new InvalidStepException("""
                INNGEST-00008: The id of a step is blank. Give the step an id that names it within the run, such as "send-welcome".""");
    }

    public static InvalidStepException sleepOutOfRange(String stepId, Object time) {
        return new InvalidStepException("""
                INNGEST-00009: Step '%s' cannot sleep for or until %s: a sleep is positive and ends within \
                366 days. For a longer one, sleep again afterwards.""".formatted(stepId, time));
    }

    /** Does not show the result: the message is logged, and the result is the application's own data. */
    public static IllegalStateException memoDoesNotFit(String stepId, String kind, Type type, RuntimeException cause) {
        return new IllegalStateException("""
                INNGEST-00010: The memoized result of step '%s', a JSON %s, cannot be read as %s any more; the cause names \
                the place. Give the step another id where its type changed, or make the type fit.""".formatted(stepId, kind, type.getTypeName()), cause);
    }

    public static NonRetriableException resultNotWritable(
            String stepId, @Nullable Object result, RuntimeException cause) {
        return new NonRetriableException("""
                INNGEST-00011: The result of step '%s', a %s, cannot be written as JSON: %s. Return what JSON can \
                carry, such as a record with public accessors.""".formatted(stepId, typeOf(result), cause.getMessage()), cause);
    }

    public static InvalidStepException numberLost(String stepId) {
        return new InvalidStepException("""
                INNGEST-00038: The result of step '%s' has a number that would come back changed: the server writes \
                numbers as a double, which holds whole numbers to 2^53 and some 15 digits. Return it as a String.""".formatted(stepId));
    }

    public static NonRetriableException outputNotWritable(
            String functionId, @Nullable Object output, RuntimeException cause) {
        return new NonRetriableException("""
                INNGEST-00012: The output of function '%s', a %s, cannot be written as JSON: %s. Return what JSON can \
                carry, such as a record with public accessors.""".formatted(functionId, typeOf(output), cause.getMessage()), cause);
    }

    public static NoRunException otherThread(String stepId) {
        return new NoRunException("""
                INNGEST-00013: Step '%s' was called on another thread than its run's. Call steps only on the thread \
                that runs the body; start threads inside a step's code.""".formatted(stepId));
    }

    public static InvalidStepException invocationDataIsNoObject(String stepId, Class<?> type) {
        return new InvalidStepException("""
                INNGEST-00014: Step '%s' invokes a function with a %s, which is not a JSON object. Pass a record or a map, \
                as for the data of an event.""".formatted(stepId, type.getName()));
    }

    public static InvalidStepException timeoutOutOfRange(String stepId, Object timeout) {
        return new InvalidStepException("""
                INNGEST-00015: Step '%s' cannot wait for %s: the timeout is at least one second and at most 366 days.""".formatted(stepId, timeout));
    }

    public static IllegalStateException middlewareChangedCount(Class<?> middleware, int before, int after) {
        return new IllegalStateException("""
                INNGEST-00040: The middleware %s was given %d values and returned %d. Return each value, changed or not, in \
                its place.""".formatted(middleware.getName(), before, after));
    }

    public static IllegalStateException middlewareFailed(String what, Exception cause) {
        return new IllegalStateException("""
                INNGEST-00041: A middleware failed at '%s': %s. Its stack trace shows the place.""".formatted(what, cause), cause);
    }

    public static StepTimeoutException stepTimedOut(String stepId, Duration limit, Exception cause) {
        return new StepTimeoutException("""
                INNGEST-00042: Step '%s' took longer than its time limit of %s and was interrupted. Give it more time, or \
                do less in it.""".formatted(stepId, limit), limit, cause);
    }

    /** A missing step that another process has run appears as its hash. */
    public static String codeChanged(String functionId, String runId, List<String> leftOut, List<String> found) {
        var missing = leftOut.isEmpty()
                ? "its steps are in another order than before"
                : "it has not reached %d of its finished steps (%s)".formatted(leftOut.size(), shortened(leftOut));
        return """
                INNGEST-00043: The code of function '%s' has changed while run %s was under way: %s. It has reached %s. The run \
                goes on and runs the steps without a result; let runs end before their steps are changed, or give the \
                changed function a new id.""".formatted(functionId, runId, missing, shortened(found));
    }

    public static InvalidStepException optionOfServerStep(String stepId, String type) {
        return new InvalidStepException("""
                INNGEST-00044: Step '%s', a %s, is done by the server, so a retry policy or a time limit does not apply to \
                it. Give it a name only.""".formatted(stepId, type));
    }

    public static InvalidStepException nothingToWaitFor(String stepId) {
        return new InvalidStepException(
                "INNGEST-00045: Step '%s' has no event to wait for. Give it at least one.".formatted(stepId));
    }

    public static NonRetriableException inputDoesNotFit(String stepId, Type type, RuntimeException cause) {
        return new NonRetriableException("""
                INNGEST-00046: The input given to step '%s' when its run was started again cannot be read as %s; the cause \
                names the place. Start the run again with an input that fits.""".formatted(stepId, type.getTypeName()), cause);
    }

    public static NonRetriableException resultTooLarge(String stepId, int bytes, int max) {
        return new NonRetriableException("""
                INNGEST-00047: The result of step '%s' has %d bytes of JSON, but the server takes at most %d. Return less, \
                such as the id under which the rest is stored, or have ClaimCheckMiddleware store it.""".formatted(stepId, bytes, max));
    }

    public static String middlewareNoticeFailed(Class<?> middleware, String hook) {
        return """
                INNGEST-00048: The middleware %s has thrown in %s, which only notifies it, so the run goes on unchanged. The \
                stack trace shows the place.""".formatted(middleware.getName(), hook);
    }

    public static NonRetriableException inputTypeUnknown(String stepId) {
        return new NonRetriableException("""
                INNGEST-00049: Step '%s' was started again with another input, but its code does not give the type to read \
                it as, because Java erases type arguments. Let it take a record instead of a generic type.""".formatted(stepId));
    }

    public static InvalidStepException modelAskedWithoutObject(String stepId, Object body) {
        return new InvalidStepException("""
                INNGEST-00050: Step '%s' asks an AI model with %s, which JSON does not carry as an object. Give it the \
                provider's own request: a record, a Map or a JsonObject.""".formatted(stepId, typeOf(body)));
    }

    public static NonRetriableException stepRefused(String stepId, IllegalArgumentException cause) {
        return new NonRetriableException("""
                INNGEST-00051: Step '%s' can never do what the code asks for, so it is not retried: %s""".formatted(stepId, cause.getMessage()), cause);
    }

    public static IllegalArgumentException badScoreName(int max) {
        return new IllegalArgumentException("""
                INNGEST-00052: A score needs a name of at most %d bytes in UTF-8, without control characters and single \
                quotes, such as 'accuracy'. Nothing was sent.""".formatted(max));
    }

    public static IllegalArgumentException badScoreValue(String name) {
        return new IllegalArgumentException("""
                INNGEST-00053: The score '%s' is neither a finite number nor a boolean. Nothing was sent. Leave out a score \
                without a value.""".formatted(name));
    }

    public static IllegalArgumentException badMetadataKind(int max) {
        return new IllegalArgumentException("""
                INNGEST-00054: Metadata needs a kind of at most %d bytes in UTF-8, such as 'billing'. Nothing was sent. Leave \
                it out for the kind 'default'.""".formatted(max));
    }

    public static IllegalArgumentException metadataNotWritable(String kind, RuntimeException cause) {
        return new IllegalArgumentException("""
                INNGEST-00055: The metadata of kind '%s' cannot be written as JSON: %s. Nothing was sent. Use values that JSON \
                can carry.""".formatted(kind, cause.getMessage()), cause);
    }

    public static IllegalArgumentException metadataTooLarge(String kind, int size, int max) {
        return new IllegalArgumentException("""
                INNGEST-00056: The metadata of kind '%s' has %d bytes, but at most %d are accepted. Nothing was sent. Attach a \
                reference to large data.""".formatted(kind, size, max));
    }

    public static IllegalArgumentException metadataWithoutStep(String kind) {
        return new IllegalArgumentException("""
                INNGEST-00057: The metadata of kind '%s' is for an attempt or a repetition, but names no step. Nothing was \
                sent. Name it: metadata.withStep("send-mail").""".formatted(kind));
    }

    public static InvalidStepException unknownVariant(String experiment, String variant, Collection<String> known) {
        return new InvalidStepException("""
                INNGEST-00058: Experiment '%s' has no variant '%s'; it has %s. Add it with withVariant("%s", …), or choose one of \
                these.""".formatted(experiment, shortened(variant), known, shortened(variant)));
    }

    public static InvalidStepException badVariantWeight(String experiment, String variant, double weight) {
        return new InvalidStepException("""
                INNGEST-00059: Variant '%s' of experiment '%s' has the weight %s, but weights are finite and at least 0. \
                Leave the variant out of the weights if no run is to take it.""".formatted(variant, experiment, weight));
    }

    public static InvalidStepException noVariantWeight(String experiment) {
        return new InvalidStepException("""
                INNGEST-00060: The weights of experiment '%s' do not add up to a positive number, so no variant can be \
                chosen. Give one variant a weight above 0.""".formatted(experiment));
    }

    public static NonRetriableException variantWithoutStep(String experiment, String variant) {
        return new NonRetriableException("""
                INNGEST-00061: Variant '%s' of experiment '%s' has called no step, so its code would run again whenever the \
                body does. Move its code into step.run.""".formatted(variant, experiment));
    }

    /** The server stores this with the step. */
    public static String bucketOfNothing(String experiment) {
        return """
                INNGEST-00062: Experiment '%s' has null as the value of its bucket; all such runs take the same \
                variant.""".formatted(experiment);
    }

    public static InvalidStepException functionNotDeferred(String id, String functionId) {
        return new InvalidStepException("""
                INNGEST-00063: The deferred run '%s' is one of function '%s', which other functions cannot defer. Give \
                the function the trigger Trigger.deferred().""".formatted(id, functionId));
    }

    public static InvalidStepException deferredWithoutName(String id) {
        return new InvalidStepException("""
                INNGEST-00064: The deferred run '%s' needs an id and the id of a function, with its app's: \
                'shop-send-survey'. Give it both.""".formatted(id));
    }

    public static InvalidStepException deferredTwice(String id, String functionId) {
        return new InvalidStepException("""
                INNGEST-00065: The run '%s' of function '%s' is deferred twice. Unlike those of steps its id is not \
                numbered: give each deferred run an id of its own, in a loop too.""".formatted(id, functionId));
    }

    public static InvalidStepException tooManyDeferred(String id, String functionId, int max) {
        return new InvalidStepException("""
                INNGEST-00066: The run '%s' of function '%s' cannot be deferred: a run can defer at most %d others. Defer \
                one run with the data of several, or send events.""".formatted(id, functionId, max));
    }

    public static InvalidStepException deferredTooLarge(String id, String functionId, int size, int max) {
        return new InvalidStepException("""
                INNGEST-00067: The run '%s' of function '%s' cannot be deferred: its data and that of the others deferred \
                now have %d bytes, but at most %d are accepted. Pass a reference to large data.""".formatted(id, functionId, size, max));
    }

    public static InvalidStepException deferredWithoutObject(String id, String functionId, Object data) {
        return new InvalidStepException("""
                INNGEST-00068: The run '%s' of function '%s' is deferred with a %s, which is not a JSON object. Pass a record or \
                a map, as for the data of an event.""".formatted(id, functionId, typeOf(data)));
    }

    public static IllegalStateException deferredIsGivenUpTooEarly(String id, String functionId) {
        return new IllegalStateException("""
                INNGEST-00069: The run '%s' of function '%s' is given up in the code of a step, before it was reported to the \
                server. Give it up outside of steps.""".formatted(id, functionId));
    }

    private static String shortened(List<String> steps) {
        return steps.size() <= MAX_STEPS
                ? "'" + String.join("', '", steps) + "'"
                : "'" + String.join("', '", steps.subList(0, MAX_STEPS)) + "', …";
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }

    /** {@return the beginning of a long {@code value}} */
    public static String shortened(String value) {
        return value.length() <= MAX_VALUE_LENGTH ? value : value.substring(0, MAX_VALUE_LENGTH) + "…";
    }
}
