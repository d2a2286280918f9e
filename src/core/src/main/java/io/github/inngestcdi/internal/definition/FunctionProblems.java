package io.github.inngestcdi.internal.definition;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Trigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds every mistake in the definitions of an app's functions that the server would refuse, or misunderstand. */
public final class FunctionProblems {
    private static final int MAX_TRIGGERS = 10;
    private static final int MAX_RETRIES = 20;
    private static final int MAX_EVENT_NAME = 255;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final List<String> problems = new ArrayList<>();

    private FunctionProblems() {}

    /** {@return the mistakes, each as a whole message; empty if there is none} */
    public static List<String> of(Collection<? extends FunctionDefinition<?, ?>> functions) {
        var found = new FunctionProblems();
        found.checkIds(functions);
        functions.forEach(found::check);
        return List.copyOf(found.problems);
    }

    private void checkIds(Collection<? extends FunctionDefinition<?, ?>> functions) {
        Map<String, String> originById = new HashMap<>();
        for (var function : functions) {
            claim(originById, function.id(), function.origin());
            if (function.onFailure().isPresent()) {
                claim(originById, function.id() + "-failure", "the failure handler of " + function.origin());
            }
            if (function.onCancel().isPresent()) {
                claim(originById, function.id() + "-cancel", "the cancel handler of " + function.origin());
            }
        }
    }

    private void claim(Map<String, String> originById, String id, String origin) {
        var other = originById.putIfAbsent(id, origin);
        if (other != null) {
            problems.add(DefinitionMessages.functionIdTaken(id, other, origin));
        }
    }

    private void check(FunctionDefinition<?, ?> function) {
        if (!ID.matcher(function.id()).matches()) {
            problems.add(DefinitionMessages.functionIdMalformed(function.id(), function.origin()));
        }
        if (function.name().isBlank()) {
            problems.add(DefinitionMessages.functionWithoutName(function.origin()));
        }
        function.retries().ifPresent(retries -> {
            if (retries < 0 || retries > MAX_RETRIES) {
                problems.add(DefinitionMessages.retriesOutOfRange(retries, function.origin()));
            }
        });
        checkTriggers(function);
        OptionProblems.find(function, problems::add);
    }

    private void checkTriggers(FunctionDefinition<?, ?> function) {
        if (function.triggers().size() > MAX_TRIGGERS) {
            problems.add(DefinitionMessages.tooManyTriggers(function.triggers().size(), function.origin()));
        }
        Set<Trigger> seen = new HashSet<>();
        for (var trigger : function.triggers()) {
            if (!seen.add(trigger)) {
                problems.add(DefinitionMessages.triggerRepeated(trigger, function.origin()));
            }
            if (trigger instanceof Trigger.OnCron onCron) {
                CronExpression.problemOf(onCron.cron())
                        .ifPresent(
                                why -> problems.add(DefinitionMessages.badCron(onCron.cron(), why, function.origin())));
            } else if (trigger instanceof Trigger.OnEvent onEvent) {
                checkEvent(onEvent, function.origin());
            }
        }
    }

    private void checkEvent(Trigger.OnEvent trigger, String origin) {
        if (trigger.event().isBlank() || trigger.event().length() > MAX_EVENT_NAME) {
            problems.add(DefinitionMessages.badEventName(trigger.event(), origin));
        }
        if (trigger.expression().filter(String::isBlank).isPresent()) {
            problems.add(DefinitionMessages.blankExpression(trigger.event(), origin));
        }
    }
}
