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

/** Every message of this module; numbers 01000 to 01999. None is used again. */
public final class CdiMessages {
    private CdiMessages() {}

    public static String deploymentMistakes(List<String> mistakes, List<String> warnings) {
        StringBuilder text = new StringBuilder("INNGEST-01000: The application cannot be deployed, as %s:"
                .formatted(mistakes.size() == 1 ? "there is a mistake" : "there are " + mistakes.size() + " mistakes"));
        mistakes.forEach(mistake -> text.append("\n  - ").append(mistake));
        if (!warnings.isEmpty()) {
            text.append("\nAnd to look at:");
            warnings.forEach(warning -> text.append("\n  - ").append(warning));
        }
        return text.toString();
    }

    public static String noMicroProfileConfig(Throwable reason) {
        return """
                INNGEST-01001: There is no MicroProfile Config to read the settings with: the server has %s (%s). Turn it on, \
                version 3.0 or newer, on Open Liberty with the feature mpConfig-3.1, on WildFly with the subsystem \
                microprofile-config-smallrye; or add a bean of type InngestSettings.""".formatted(
                reason instanceof NoClassDefFoundError ? "none" : "its API, but no implementation that works", reason);
    }

    public static String workflowWithoutCode(String origin) {
        return """
                INNGEST-01002: %s has @Workflow, @OnEvent or @OnCron, but no code to run. Let it implement \
                DurableFunction, or put @Workflow on a method of it.""".formatted(origin);
    }

    public static String parameterUnresolved(String origin, int position, Type type, String reason) {
        return """
                INNGEST-01003: Parameter %d of %s, of type %s, is neither part of the run nor a bean. If it is the event's data, \
                put @EventName on its type or take InngestEvent<%s>; if it is a bean, add it. (%s)""".formatted(position, origin, name(type), name(type), reason);
    }

    public static String observedWithoutName(String origin, Type type) {
        return """
                INNGEST-01004: %s observes %s with @Async, but that type has no @EventName, so nothing tells which event \
                starts it. Put @EventName("domain/thing.happened") on the type, or @OnEvent("…") on the method.""".formatted(origin, name(type));
    }

    public static String firedWithoutName(String origin, Type type) {
        return """
                INNGEST-01005: %s fires %s with @Async, but that type has no @EventName, so Inngest cannot know which \
                event it is the data of. Put @EventName("domain/thing.happened") on the type, or fire an InngestEvent.""".formatted(origin, name(type));
    }

    public static String qualifiersNotCarried(String origin, String qualifiers) {
        return """
                INNGEST-01006: %s observes with @Async and %s, but Inngest carries no qualifiers. Remove the others, and \
                say which events it is for with @OnEvent(value = "…", when = "…").""".formatted(origin, qualifiers);
    }

    public static String localObserver(String origin) {
        return """
                INNGEST-01007: %s is an observer of this process, but has @Workflow, @OnEvent or @OnCron. Add @Async beside \
                @Observes to make it durable, or remove the annotation.""".formatted(origin);
    }

    public static String severalEventTypes(String origin, Type first, Type second) {
        return """
                INNGEST-01008: %s takes the data of its event both as %s and as %s. Make it one type; a function with \
                several triggers takes what they have in common, or InngestEvent<Object>.""".formatted(origin, name(first), name(second));
    }

    public static String nothingStartsIt(String origin) {
        return """
                INNGEST-01009: Nothing starts %s: it takes no event and has neither @OnEvent nor @OnCron. Add one of \
                them, or a parameter whose type has @EventName.""".formatted(origin);
    }

    public static String notAccessible(String origin, RuntimeException reason) {
        return """
                INNGEST-01010: %s cannot be called by reflection (%s). Open its package to inngest-cdi, or make method and \
                class public.""".formatted(origin, reason.getMessage());
    }

    public static String eventTypeUnknown(String origin, Type type) {
        return """
                INNGEST-01011: The event of %s is of type %s, which is not known until it runs. Name a class.""".formatted(origin, name(type));
    }

    public static String eventTwiceOrNotAtAll(String annotation, String origin) {
        return """
                INNGEST-01012: %1$s on %2$s needs either an event's name or a type, not both: %1$s("user/registered") or \
                %1$s(type = UserRegistered.class).""".formatted(annotation, origin);
    }

    public static String triggerWithoutName(String annotation, String origin, Class<?> type) {
        return """
                INNGEST-01013: %1$s(type = %2$s.class) on %3$s: that type has no @EventName. Put \
                @EventName("domain/thing.happened") on it, or give %1$s the event's name.""".formatted(annotation, type.getSimpleName(), origin);
    }

    public static String handlerOfUnknownFunction(String origin, String annotation, String id, List<String> known) {
        return """
                INNGEST-01014: %s has %s("%s"), but there is no function of that id. There are: %s.""".formatted(origin, annotation, id, String.join(", ", known));
    }

    public static String handledTwice(String ends, String id, String first, String second) {
        return """
                INNGEST-01015: %s of function '%s' are handled by both %s and %s. Keep one of them.""".formatted(ends, id, first, second);
    }

    public static String conditionalObserver(String origin) {
        return """
                INNGEST-01016: %s observes with @Async only if its bean exists already, which is never so when Inngest \
                runs it. Remove notifyObserver = IF_EXISTS.""".formatted(origin);
    }

    public static String badDuration(String origin, String attribute, String text) {
        return """
                INNGEST-01017: %s of %s is '%s', which is not an ISO 8601 duration. Write hours, minutes and seconds as PT1H30M, \
                PT5M or PT10S, and days as P1D.""".formatted(attribute, origin, text);
    }

    public static String batchNotTaken(String origin) {
        return """
                INNGEST-01018: %s has @Batch, but takes only the first event of each batch. Give it a parameter \
                List<InngestEvent<T>> or FunctionContext<T>, or remove @Batch.""".formatted(origin);
    }

    public static String whenAndMatch(String origin) {
        return """
                INNGEST-01019: @CancelOn on %s has both when and match. Keep one: match = "data.orderId" is short for \
                when = "event.data.orderId == async.data.orderId".""".formatted(origin);
    }

    public static String scopeOfNoRun(String origin, Class<? extends Annotation> scope) {
        return """
                INNGEST-01022: %s is on a bean that is @%s, but that scope is not active when Inngest calls. Make the bean \
                @ApplicationScoped, @RequestScoped or @Dependent.""".formatted(origin, scope.getSimpleName());
    }

    public static String stepResultNotCarried(String origin, Type type) {
        return """
                INNGEST-01024: %s is a @DurableStep that returns %s, which JSON cannot carry as the result of a step. Wait for \
                what is in it, and return that: a value, a record, a collection of them, or an Optional.""".formatted(origin, type.getTypeName());
    }

    public static String stepResultUnknown(String origin, Type type) {
        return """
                INNGEST-01025: %s is a @DurableStep that returns %s, which does not say what its memoized JSON is to be read \
                as. Name a class, with its type arguments: List<Quote>.""".formatted(origin, type.getTypeName());
    }

    public static String stepIsAFunction(String origin) {
        return """
                INNGEST-01026: %s is called by Inngest as a function, so it cannot be a @DurableStep too: its own steps would \
                be inside another. Put @DurableStep on the methods that it calls.""".formatted(origin);
    }

    public static String stepAsynchronous(String origin) {
        return """
                INNGEST-01027: %s is a @DurableStep and @Asynchronous, so the step would end before its work does. Remove one of \
                them.""".formatted(origin);
    }

    public static String stepNotIntercepted(String origin) {
        return """
                INNGEST-01028: %s is a @DurableStep, but the container does not intercept private, static and final methods: it \
                would run again and again. Make it none of these, and call it through an injected reference.""".formatted(origin);
    }

    public static String stepOfAnInterface(String origin, String declaredBy) {
        return """
                INNGEST-01031: %s is a @DurableStep by its interface %s only, but the container sees no more than the class's own \
                annotations: it would run again and again. Put @DurableStep on the class or its method.""".formatted(origin, declaredBy);
    }

    public static IllegalStateException noValueForPrimitive(String stepId, String origin, Type type) {
        return new IllegalStateException("""
                INNGEST-01029: The memoized result of step '%s' is null, which %s cannot return any more as %s. Give the step \
                another id where its type changed.""".formatted(stepId, origin, type.getTypeName()));
    }

    public static String badCheckpoint(String origin, int bufferedSteps, Duration maxInterval, Duration maxRuntime) {
        return """
                INNGEST-01030: @Checkpoint of %s has bufferedSteps = %d, maxInterval = %s and maxRuntime = %s, but 1 to 1000 \
                steps can be buffered, and no time is negative. Choose others, or leave them out.""".formatted(origin, bufferedSteps, maxInterval, maxRuntime);
    }

    public static String phasedObserver(String origin, TransactionPhase phase) {
        return """
                INNGEST-01023: %s observes with @Async and during = %s, but an event fired with @Async leaves after the \
                commit anyway. Remove during.""".formatted(origin, phase);
    }

    public static IllegalStateException outsideAFunction(Type type) {
        return new IllegalStateException("""
                INNGEST-01020: %s belongs to a run, so only the parameter of a function gets one. Take it there, or inject \
                Step.""".formatted(name(type)));
    }

    public static String optionsOfNoFunction(String origin, List<String> options) {
        return """
                INNGEST-01021: %s has %s, but is not a function. Put options where @Workflow, @OnEvent, @OnCron or \
                @Observes @Async is, or remove them.""".formatted(origin, String.join(", ", options));
    }

    public static String eventsLost(int count, String names, String reason) {
        return """
                INNGEST-01040: The transaction is committed, but %d of its events could not be sent and are lost: %s. %s \
                Add inngest-outbox, which stores events in the transaction itself, to be safe from this.""".formatted(count, names, reason);
    }

    public static String sentObserverFailed(String name, String id) {
        return "INNGEST-01041: Event '%s' was sent as %s, but an observer of EventSent failed. Correct the observer."
                .formatted(name, id);
    }

    public static IllegalArgumentException dataNotWritable(String name, RuntimeException cause) {
        return new IllegalArgumentException("""
                INNGEST-01042: The data of event '%s' cannot be written as JSON: %s. Fire what JSON can carry, such as a \
                public record.""".formatted(name, cause.getMessage()), cause);
    }

    public static IllegalArgumentException dataIsNoObject(String name) {
        return new IllegalArgumentException("""
                INNGEST-01043: The data of event '%s' is no JSON object. Fire a record or a map.""".formatted(name));
    }

    public static String severalMappers(List<String> mappers) {
        return """
                INNGEST-01050: The class path offers several mappers of JSON: %s. Keep one jar of them, or produce a bean of \
                type JsonMapper, which wins.""".formatted(String.join(", ", mappers));
    }

    public static String mapperUnusable(Throwable reason) {
        return """
                INNGEST-01051: A mapper of JSON on the class path cannot be used (%s). Put its jar and all that it needs where \
                inngest-core is, or remove it.""".formatted(reason);
    }

    public static String middlewareUnused(String bean) {
        return """
                INNGEST-01052: %s is middleware, but around nothing. Give it @Priority for the whole app, or name it on a \
                function with @UseMiddleware.""".formatted(bean);
    }

    public static String middlewareIsNoBean(String origin, Class<?> type) {
        return """
                INNGEST-01053: %s has @UseMiddleware(%s.class), but there is no such bean. Give the class a scope, such as \
                @ApplicationScoped, or produce it.""".formatted(origin, type.getSimpleName());
    }

    public static String middlewareAmbiguous(String origin, Class<?> type, List<String> beans) {
        return """
                INNGEST-01054: %s has @UseMiddleware(%s.class), but several beans are that: %s. Name the class of one of \
                them.""".formatted(origin, type.getSimpleName(), String.join(", ", beans));
    }

    public static String middlewareOfNoFunction(String origin) {
        return """
                INNGEST-01055: %s has @UseMiddleware, but is not a function. Put it where @Workflow, @OnEvent, @OnCron or \
                @Observes @Async is; for the whole app give the middleware @Priority.""".formatted(origin);
    }

    public static EventNotValidException eventNotValid(String event, List<Violation> violations) {
        return new EventNotValidException("""
                INNGEST-01056: Event '%s' was not sent, as its data is not valid: %s. Send what keeps the constraints, or \
                set inngest.validation=false.""".formatted(event, list(violations)), event, violations);
    }

    public static NonRetriableException receivedNotValid(String function, String event, List<Violation> violations) {
        String message = """
                INNGEST-01057: Function '%s' does not take event '%s', as its data is not valid: %s. Correct the sender, or \
                set inngest.validation=false.""".formatted(function, event, list(violations));
        return new NonRetriableException(message, new EventNotValidException(message, event, violations));
    }

    public static String noValidator(Throwable reason) {
        return """
                INNGEST-01058: Events are not validated, as there is no provider of Jakarta Validation (%s). Add one, or set \
                inngest.validation=false.""".formatted(reason);
    }

    public static String validatorOutOfReach(RuntimeException reason) {
        return """
                INNGEST-01059: The validator of the application is out of reach (%s), so events are validated by the default one \
                of Jakarta Validation meanwhile. Fire and send them on threads of the server.""".formatted(reason);
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
                INNGEST-01061: The endpoint could not answer (%s). The server's log has the reason under the same number.""".formatted(failure.getClass().getName());
    }

    public static String pathTaken(String path) {
        return """
                INNGEST-01062: Another servlet of the application is mapped to %s, so Inngest cannot call the functions \
                there. Map that servlet elsewhere.""".formatted(path);
    }

    public static String syncFailed(String url, String reason) {
        return """
                INNGEST-01063: The app could not be synced as %s (%s). It is tried again until it succeeds.""".formatted(url, reason);
    }

    public static String synced(String url) {
        return "INNGEST-01064: The app is synced as %s".formatted(url);
    }

    public static String noScheduler() {
        return """
                INNGEST-01065: The app does not sync itself, as the server has no ManagedScheduledExecutorService. Turn on \
                Jakarta Concurrency, or sync with: curl -X PUT <origin>/api/inngest""";
    }

    public static String notStarted(RuntimeException reason) {
        return """
                INNGEST-01066: The application starts without telling where its functions are served, and without syncing \
                itself (%s). Check that CDI is on for this application.""".formatted(reason);
    }

    public static String notReady(Throwable failure) {
        return """
                INNGEST-01300: The app is not ready, as its endpoint cannot be made (%s). Remove the cause, \
                which is logged once; every health check tries again.""".formatted(failure.getClass().getName());
    }

    public static String noSpans(Throwable failure) {
        return """
                INNGEST-01301: Call requests and steps have no spans, as the OpenTelemetry of the application is out of reach (%s). \
                Have one bean of type OpenTelemetry, or set inngest.trace=false.""".formatted(failure);
    }

    static String nothingStreamed() {
        return """
                INNGEST-01067: inngest.streaming is on, but nothing is streamed, as the server has no ManagedExecutorService for \
                functions to run on. Turn on Jakarta Concurrency, or set inngest.streaming=false.""";
    }

    public static String cdiTooOld() {
        return """
                INNGEST-01320: The server has CDI 3.0, as in Jakarta EE 9, but what is needed is CDI 4.0 or newer, as in Jakarta EE \
                10, and MicroProfile Config 3.0 or newer. Deploy to such a server: Payara 6, WildFly 27, Open Liberty with the \
                features cdi-4.0 and mpConfig-3.1, or later ones.""";
    }

    public static String sameApp(String appId, List<String> places) {
        return """
                INNGEST-01321: The applications at %s on this server are one app to the Inngest Server, '%s': each sync \
                replaces the functions and the address that another has told. Give each an inngest.app-id of its own, or \
                undeploy all but one.""".formatted(String.join(" and ", places), appId);
    }

    private static String name(Type type) {
        return type instanceof Class<?> known ? known.getSimpleName() : type.getTypeName();
    }
}
