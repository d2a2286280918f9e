package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.NoRunException;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Hands a part of a step's work to the server's threads. */
@ApplicationScoped
public class Helpers {
    @Resource
    private ManagedExecutorService executor;

    @Inject
    @Async
    private Event<HelpGiven> given;

    @Inject
    private Step step;

    @Workflow(id = "helpers")
    Map<String, String> call(@Observes @Async HelpWanted wanted) {
        var helped = step.run("help", () -> elsewhere(wanted.by()));
        var greeting = step.invoke("greet", WholeBean.class, new RollCall(wanted.by()));
        return Map.of("helped", helped, "greeting", greeting);
    }

    private String elsewhere(String by) throws ExecutionException, InterruptedException {
        var help = executor.submit(() -> {
            given.fire(new HelpGiven(by));
            return stepElsewhere();
        });
        return help.get();
    }

    /** A thread that does not run a function has no step, even if a step started it. */
    private String stepElsewhere() {
        try {
            return step.run("elsewhere", () -> "ran");
        } catch (NoRunException e) {
            return "no run there";
        }
    }
}
