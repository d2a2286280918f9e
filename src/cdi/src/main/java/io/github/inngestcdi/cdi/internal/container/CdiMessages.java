package io.github.inngestcdi.cdi.internal.container;

import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.cdi.EventNotValidException;
import io.github.inngestcdi.cdi.EventNotValidException.Violation;
import jakarta.enterprise.event.TransactionPhase;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** All messages of this module, with the numbers 01000 to 01999. A number is never reused. */
public final class CdiMessages {
    private CdiMessages() {}

    public static String deploymentMistakes(List<String> mistakes, List<String> warnings) {
        var text = new StringBuilder("INNGEST-01000: The application cannot be deployed, because %s:"
                .formatted(mistakes.size() == 1 ? "there is a mistake" : "there are " + mistakes.size() + " mistakes"));
        mistakes.forEach(mistake -> text.append("\n  - ").append(mistake));
        if (!warnings.isEmpty()) {
            text.append("\nWarnings:");
            warnings.forEach(warning -> text.append("\n  - ").append(warning));
        }
        return text.toString();
    }

    public static String noMicroProfileConfig(Throwable reason) {
        return """
                INNGEST-01001: The settings cannot be read through MicroProfile Config: the server has %s (%s). Enable MicroProfile \
                Config 3.0 or newer, on Open Liberty with the feature mpConfig-3.1, on WildFly with the subsystem \
                microprofile-config-smallrye; or add a bean of type InngestSettings.""".formatted(
                reason instanceof NoClassDefFoundError ? "none" : "its API, but no implementation that works", reason);
    }

    public static String workflowWithoutCode(String origin) {
        return """
                INNGEST-01002: %s has @Workflow, @OnEvent or @OnCron, but no code to run. Implement \
                DurableFunction in it, or put @Workflow on one of its methods.""".formatted(origin);
    }

    public static String parameterUnresolved(String origin, int position, Type type, String reason) {
        return """
                INNGEST-01003: Parameter %d of %s has the type %s, which is neither part of the run nor a bean. If it is the event's \
                data, put @EventName on its type or use InngestEvent<%s>. If it is a bean, add the bean. (%s)""".formatted(position, origin, name(type), name(type), reason);
    }

    public static String observedWithoutName(String origin, Type type) {
        return """
                INNGEST-01004: %s observes %s with @Async, but that type has no @EventName, so the event that starts it \
                is not known. Put @EventName("domain/thing.happened") on the type, or @OnEvent("…") on the method.""".formatted(origin, name(type));
    }

    public static String firedWithoutName(String origin, Type type) {
        return """
                INNGEST-01005: %s fires %s with @Async, but that type has no @EventName, so the name of its event is \
                not known. Put @EventName("domain/thing.happened") on the type, or fire an InngestEvent.""".formatted(origin, name(type));
    }

    public static String qualifiersNotCarried(String origin, String qualifiers) {
        return """
                INNGEST-01006: %s observes with @Async and %s, but Inngest does not transmit qualifiers. Remove the others, \
                and select the events with @OnEvent(value = "…", when = "…").""".formatted(origin, qualifiers);
    }

    public static String localObserver(String origin) {
        return """
                INNGEST-01007: %s observes events in this process, but has @Workflow, @OnEvent or @OnCron. Add @Async beside \
                @Observes to make it durable, or remove the annotation.""".formatted(origin);
    }

    public static String severalEventTypes(String origin, Type first, Type second) {
        return """
                INNGEST-01008: %s takes the data of its event both as %s and as %s. Use one type. A function with \
                several triggers takes a type that fits all their events, or InngestEvent<Object>.""".formatted(origin, name(first), name(second));
    }

    public static String noTrigger(String origin) {
        return """
                INNGEST-01009: Nothing starts %s: it takes no event and has neither @OnEvent nor @OnCron. Add one of these \
                annotations, or a parameter whose type has @EventName.""".formatted(origin);
    }

    public static String notAccessible(String origin, RuntimeException reason) {
        return """
                INNGEST-01010: %s cannot be called by reflection (%s). Open its package to inngest-cdi, or make the \
                method and its class public.""".formatted(origin, reason.getMessage());
    }

    public static String eventTypeUnknown(String origin, Type type) {
        return """
                INNGEST-01011: The event of %s has the type %s, which is not known at deployment. Use a class instead.""".formatted(origin, name(type));
    }

    public static String eitherEventNameOrType(String annotation, String origin) {
        return """
                INNGEST-01012: %1$s on %2$s needs either the name or the type of an event, not both: %1$s("user/registered") or \
                %1$s(type = UserRegistered.class).""".formatted(annotation, origin);
    }

    public static String triggerWithoutName(String annotation, String origin, Class<?> type) {
        return """
                INNGEST-01013: %1$s(type = %2$s.class) on %3$s names a type that has no @EventName. Put \
                @EventName("domain/thing.happened") on the type, or give %1$s the name of the event.""".formatted(annotation, type.getSimpleName(), origin);
    }

    public static String handlerOfUnknownFunction(String origin, String annotation, String id, List<String> known) {
        return """
                INNGEST-01014: %s has %s("%s"), but there is no function with that id. The ids are: %s.""".formatted(origin, annotation, id, String.join(", ", known));
    }

    public static String handledTwice(String ends, String id, String first, String second) {
        return """
                INNGEST-01015: %s of function '%s' are handled by both %s and %s. Keep one of them.""".formatted(ends, id, first, second);
    }

    public static String conditionalObserver(String origin) {
        return """
                INNGEST-01016: %s observes with @Async only if its bean exists already, which is never the case when \
                Inngest calls it. Remove notifyObserver = IF_EXISTS.""".formatted(origin);
    }

    public static String badDuration(String origin, String attribute, String text) {
        return """
                INNGEST-01017: %s of %s is '%s', which is not an ISO 8601 duration. Write hours, minutes and seconds as PT1H30M, \
                PT5M or PT10S, and days as P1D.""".formatted(attribute, origin, text);
    }

    public static String batchParameterMissing(String origin) {
        return """
                INNGEST-01018: %s has @Batch, but takes only the first event of each batch. Add a parameter of \
                type List<InngestEvent<T>> or FunctionContext<T>, or remove @Batch.""".formatted(origin);
    }

    public static String whenAndMatch(String origin) {
        return """
                INNGEST-01019: @CancelOn on %s has both when and match. Keep one: match = "data.orderId" is short for \
                when = "event.data.orderId == async.data.orderId".""".formatted(origin);
    }

    public static String scopeNotActive(String origin, Class<? extends Annotation> scope) {
        return """
                INNGEST-01022: %s is on a bean that is @%s, but that scope is not active when Inngest calls. Make the bean \
                @ApplicationScoped, @RequestScoped or @Dependent.""".formatted(origin, scope.getSimpleName());
    }

    public static String stepResultNotCarried(String origin, Type type) {
        return """
                INNGEST-01024: %s is a @DurableStep that returns %s, which cannot be stored as JSON. Wait for its \
                content, and return the content: a value, a record, a collection of them, or an Optional.""".formatted(origin, type.getTypeName());
    }

    public static String stepResultUnknown(String origin, Type type) {
        return """
                INNGEST-01025: %s is a @DurableStep that returns %s, which does not determine the type of its memoized \
                result. Name a class, with its type arguments: List<Quote>.""".formatted(origin, type.getTypeName());
    }

    public static String stepIsAFunction(String origin) {
        return """
                INNGEST-01026: Inngest calls %s as a function, so it cannot be a @DurableStep too: its own steps would be \
                inside another step. Put @DurableStep on the methods that it calls.""".formatted(origin);
    }

    public static String stepAsynchronous(String origin) {
        return """
                INNGEST-01027: %s is a @DurableStep and @Asynchronous, so the step would end before its work does. Remove one \
                of the two annotations.""".formatted(origin);
    }

    public static String stepNotIntercepted(String origin) {
        return """
                INNGEST-01028: %s is a @DurableStep, but the container does not intercept private, static and final methods, so \
                it would run whenever the function's body runs. Remove these modifiers, and call the method through an \
                injected reference.""".formatted(origin);
    }

    public static String stepOfAnInterface(String origin, String declaredBy) {
        return """
                INNGEST-01031: %s is a @DurableStep only through its interface %s, but the container reads only the annotations of \
                the class, so it would run whenever the function's body runs. Put @DurableStep on the class or its method.""".formatted(origin, declaredBy);
    }

    public static IllegalStateException noValueForPrimitive(String stepId, String origin, Type type) {
        return new IllegalStateException("""
                INNGEST-01029: The memoized result of step '%s' is null, but %s returns the primitive type %s. If the return \
                type has changed, give the step another id.""".formatted(stepId, origin, type.getTypeName()));
    }

    public static String badCheckpoint(String origin, int bufferedSteps, Duration maxInterval, Duration maxRuntime) {
        return """
                INNGEST-01030: @Checkpoint of %s has bufferedSteps = %d, maxInterval = %s and maxRuntime = %s, but \
                bufferedSteps must be 1 to 1000, and durations must not be negative. Correct the values, or omit them.""".formatted(origin, bufferedSteps, maxInterval, maxRuntime);
    }

    public static String phasedObserver(String origin, TransactionPhase phase) {
        return """
                INNGEST-01023: %s observes with @Async and during = %s, but an event fired with @Async is always sent \
                after the commit. Remove during.""".formatted(origin, phase);
    }

    public static IllegalStateException outsideAFunction(Type type) {
        return new IllegalStateException("""
                INNGEST-01020: %s belongs to a run, so it is available only as a parameter of a function. Use such a \
                parameter, or inject Step.""".formatted(name(type)));
    }

    public static String optionsWithoutFunction(String origin, List<String> options) {
        return """
                INNGEST-01021: %s has %s, but is not a function. Put options beside @Workflow, @OnEvent, @OnCron or \
                @Observes @Async, or remove them.""".formatted(origin, String.join(", ", options));
    }

    public static String eventsLost(int count, String names, String reason) {
        return """
                INNGEST-01040: The transaction is committed, but %d of its events could not be sent and are lost: %s. %s \
                Add inngest-outbox, which stores events in the transaction itself, to avoid this.""".formatted(count, names, reason);
    }

    public static String sentObserverFailed(String name, String id) {
        return "INNGEST-01041: Event '%s' was sent as %s, but an observer of EventSent failed. Correct the observer."
                .formatted(name, id);
    }

    public static IllegalArgumentException dataNotWritable(String name, RuntimeException cause) {
        return new IllegalArgumentException("""
                INNGEST-01042: The data of event '%s' cannot be written as JSON: %s. Fire data that JSON can represent, \
                such as a public record.""".formatted(name, cause.getMessage()), cause);
    }

    public static IllegalArgumentException dataIsNoObject(String name) {
        return new IllegalArgumentException("""
                INNGEST-01043: The data of event '%s' is not a JSON object. Fire a record or a map.""".formatted(name));
    }

    public static String severalMappers(List<String> mappers) {
        return """
                INNGEST-01050: The class path offers several JSON mappers: %s. Keep only one of their jars, or produce a bean \
                of type JsonMapper, which takes precedence.""".formatted(String.join(", ", mappers));
    }

    public static String mapperUnusable(Throwable reason) {
        return """
                INNGEST-01051: A JSON mapper on the class path cannot be used (%s). Put its jar and its dependencies beside \
                inngest-core, or remove it.""".formatted(reason);
    }

    public static String middlewareUnused(String bean) {
        return """
                INNGEST-01052: %s is middleware, but does not apply to anything. Give it @Priority for the whole app, or name it on a \
                function with @UseMiddleware.""".formatted(bean);
    }

    public static String middlewareNotABean(String origin, Class<?> type) {
        return """
                INNGEST-01053: %s has @UseMiddleware(%s.class), but there is no such bean. Give the class a scope, such as \
                @ApplicationScoped, or produce it.""".formatted(origin, type.getSimpleName());
    }

    public static String middlewareAmbiguous(String origin, Class<?> type, List<String> beans) {
        return """
                INNGEST-01054: %s has @UseMiddleware(%s.class), but several beans have that type: %s. Name the class of one of \
                them.""".formatted(origin, type.getSimpleName(), String.join(", ", beans));
    }

    public static String middlewareWithoutFunction(String origin) {
        return """
                INNGEST-01055: %s has @UseMiddleware, but is not a function. Put it beside @Workflow, @OnEvent, @OnCron or \
                @Observes @Async. To use the middleware for the whole app, give it @Priority.""".formatted(origin);
    }

    public static EventNotValidException eventNotValid(String event, List<Violation> violations) {
        return new EventNotValidException("""
                INNGEST-01056: Event '%s' was not sent, as its data is not valid: %s. Send data that keeps the constraints, or \
                set inngest.validation=false.""".formatted(event, list(violations)), event, violations);
    }

    public static NonRetriableException receivedNotValid(String function, String event, List<Violation> violations) {
        var message = """
                INNGEST-01057: Function '%s' does not take event '%s', as its data is not valid: %s. Correct the sender, or \
                set inngest.validation=false.""".formatted(function, event, list(violations));
        return new NonRetriableException(message, new EventNotValidException(message, event, violations));
    }

    public static String noValidator(Throwable reason) {
        return """
                INNGEST-01058: Events are not validated, because there is no provider of Jakarta Validation (%s). Add a \
                provider, or set inngest.validation=false.""".formatted(reason);
    }

    public static String validatorOutOfReach(RuntimeException reason) {
        return """
                INNGEST-01059: The validator of the application is not available (%s), so the default validator of Jakarta \
                Validation validates events until it is. Fire and send events on threads of the server.""".formatted(reason);
    }

    private static String list(List<Violation> violations) {
        return violations.stream()
                .map(each -> each.path().isEmpty() ? each.message() : each.path() + " " + each.message())
                .collect(Collectors.joining(", "));
    }

    public static String serves(int functions, String appId, String path, String by) {
        return "INNGEST-01060: %d %s, app '%s', at %s (%s)"
                .formatted(functions, functions == 1 ? "function" : "functions", appId, path, by);
    }

    public static String endpointFailed(Throwable failure) {
        return """
                INNGEST-01061: The endpoint could not answer (%s). The server's log contains the reason under the same number.""".formatted(failure.getClass().getName());
    }

    public static String pathTaken(String path) {
        return """
                INNGEST-01062: Another servlet of the application is mapped to %s, so Inngest cannot call the functions \
                there. Map that servlet to another path.""".formatted(path);
    }

    public static String syncFailed(String url, String reason) {
        return """
                INNGEST-01063: The app could not be synced at %s (%s). The sync is retried until it succeeds.""".formatted(url, reason);
    }

    public static String synced(String url) {
        return "INNGEST-01064: The app is synced at %s".formatted(url);
    }

    public static String noScheduler() {
        return """
                INNGEST-01065: The app does not sync itself, because the server has no ManagedScheduledExecutorService. Enable \
                Jakarta Concurrency, or sync with: curl -X PUT <origin>/api/inngest""";
    }

    public static String notStarted(RuntimeException reason) {
        return """
                INNGEST-01066: The application starts without a log line that says where its functions are served, and \
                without a sync (%s). Check that CDI is enabled for this application.""".formatted(reason);
    }

    public static String notReady(Throwable failure) {
        return """
                INNGEST-01300: The app is not ready, because its endpoint cannot be created (%s). Correct the cause, which is \
                logged once. Every health check tries again.""".formatted(failure.getClass().getName());
    }

    public static String noSpans(Throwable failure) {
        return """
                INNGEST-01301: Call requests and steps have no spans, because the OpenTelemetry of the application is not available \
                (%s). Provide one bean of type OpenTelemetry, or set inngest.trace=false.""".formatted(failure);
    }

    static String streamingNeedsExecutor() {
        return """
                INNGEST-01067: inngest.streaming is on, but nothing is streamed, because the server has no ManagedExecutorService \
                that runs functions. Enable Jakarta Concurrency, or set inngest.streaming=false.""";
    }

    public static String cdiTooOld() {
        return """
                INNGEST-01320: The server has CDI 3.0, as in Jakarta EE 9, but the application needs CDI 4.0 or newer, as in Jakarta \
                EE 10, and MicroProfile Config 3.0 or newer. Deploy it to such a server: Payara 6, WildFly 27, Open Liberty \
                with the features cdi-4.0 and mpConfig-3.1, or later versions.""";
    }

    public static String sameApp(String appId, List<String> places) {
        return """
                INNGEST-01321: The Inngest Server treats the applications at %s on this server as one app, '%s': each sync \
                replaces the functions and the address of the others. Give each application its own inngest.app-id, or \
                undeploy all but one.""".formatted(String.join(" and ", places), appId);
    }

    private static String name(Type type) {
        return type instanceof Class<?> known ? known.getSimpleName() : type.getTypeName();
    }
}
