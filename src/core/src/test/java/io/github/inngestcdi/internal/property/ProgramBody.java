package io.github.inngestcdi.internal.property;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.property.Program.Await;
import io.github.inngestcdi.internal.property.Program.Call;
import io.github.inngestcdi.internal.property.Program.Caught;
import io.github.inngestcdi.internal.property.Program.Fail;
import io.github.inngestcdi.internal.property.Program.Group;
import io.github.inngestcdi.internal.property.Program.Nap;
import io.github.inngestcdi.internal.property.Program.Repeat;
import io.github.inngestcdi.internal.property.Program.Sequence;
import io.github.inngestcdi.internal.property.Program.Throw;
import io.github.inngestcdi.internal.property.Program.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a program as the body of a function; what it throws and returns depends on the attempt alone. */
final class ProgramBody {
    /** Marks the place of a step whose code has thrown. */
    static final String THREW = "!";

    private final Step step;
    private final int attempt;
    private final List<String> ran;

    /**
     * Runs a program in one call request.
     *
     * @param ran gets the place in the program of each step whose code runs
     */
    ProgramBody(FunctionContext<?> context, List<String> ran) {
        this.step = context.step();
        this.attempt = context.attempt();
        this.ran = ran;
    }

    @Nullable
    Object run(Program program, String place) throws Exception {
        if (program instanceof Work work) {
            return work(work, place);
        }
        if (program instanceof Fail fail) {
            return step.run(fail.id(), Object.class, () -> {
                ran.add(place + THREW);
                throw failure("failed", fail.retriable());
            });
        }
        if (program instanceof Nap nap) {
            step.sleep(nap.id(), Duration.ofSeconds(1));
            return "slept";
        }
        if (program instanceof Await await) {
            var event = step.waitForEvent(await.id(), EventWait.named("demo/e", Object.class, Duration.ofHours(1)));
            return event.isPresent() ? Arrays.asList("came", event.get().data()) : "late";
        }
        if (program instanceof Call call) {
            return step.invoke(call.id(), Invocation.of("app-other", Map.of(), Object.class));
        }
        if (program instanceof Throw thrown) {
            if (attempt < thrown.attempts()) {
                throw failure("thrown", thrown.retriable());
            }
            return "passed";
        }
        return compound(program, place);
    }

    private @Nullable Object work(Work work, String place) {
        if (work.value() instanceof Parcel parcel) {
            return step.run(work.id(), Parcel.class, () -> worked(work, place, parcel));
        }
        return step.run(work.id(), Object.class, () -> worked(work, place, work.value()));
    }

    private <T extends @Nullable Object> T worked(Work work, String place, T value) {
        boolean works = attempt >= work.failures();
        ran.add(works ? place : place + THREW);
        if (!works) {
            throw failure("not yet", true);
        }
        return value;
    }

    private static RuntimeException failure(String message, boolean retriable) {
        return retriable ? new IllegalStateException(message) : new NonRetriableException(message);
    }

    private @Nullable Object compound(Program program, String place) throws Exception {
        if (program instanceof Sequence || program instanceof Repeat) {
            List<@Nullable Object> results = new ArrayList<>();
            for (var part : unrolled(program)) {
                results.add(run(part, place + "." + results.size()));
            }
            return results;
        }
        if (program instanceof Caught caught) {
            try {
                return run(caught.body(), place);
            } catch (StepException e) {
                return Arrays.asList("caught", e.error().message());
            }
        }
        return branches((Group) program, place);
    }

    /** {@return what {@code program} does one after the other} */
    static List<Program> unrolled(Program program) {
        return program instanceof Repeat repeat ? Collections.nCopies(repeat.times(), repeat.body()) : program.parts();
    }

    private Object branches(Group group, String place) throws Exception {
        var parallel = step.parallel();
        List<Branch<?>> branches = new ArrayList<>();
        for (var part : group.parts()) {
            var inner = place + "/" + branches.size();
            branches.add(parallel.fork(() -> run(part, inner)));
        }
        if (group.race()) {
            Branch<?> first = parallel.joinAny();
            return Arrays.asList("won", branches.indexOf(first), first.get());
        }
        parallel.join();
        List<@Nullable Object> results = new ArrayList<>();
        for (var branch : branches) {
            results.add(branch.get());
        }
        return results;
    }
}
