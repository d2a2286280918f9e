package io.github.inngestcdi.internal.property;

import io.github.inngestcdi.internal.property.Program.Await;
import io.github.inngestcdi.internal.property.Program.Call;
import io.github.inngestcdi.internal.property.Program.Caught;
import io.github.inngestcdi.internal.property.Program.Fail;
import io.github.inngestcdi.internal.property.Program.Group;
import io.github.inngestcdi.internal.property.Program.Nap;
import io.github.inngestcdi.internal.property.Program.Throw;
import io.github.inngestcdi.internal.property.Program.Work;
import io.github.inngestcdi.internal.property.Progress.Returned;
import io.github.inngestcdi.internal.property.Progress.Threw;
import io.github.inngestcdi.internal.property.Progress.Waiting;
import io.github.inngestcdi.internal.wire.StepId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the expected progress of a program when the steps of a run end in a given order, without any durability. */
final class Oracle {
    private final List<String> stack;
    private final Map<String, Program> leaves = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();

    /** A step that the program reaches when the step at the position {@code since} has ended. */
    private record Use(String hash, int since) {}

    private Oracle(List<String> stack) {
        this.stack = stack;
    }

    /** {@return the progress of {@code program} when the steps of {@code stack} have ended, in this order} */
    static Progress of(Program program, List<String> stack) {
        return new Oracle(stack).progress(program, -1);
    }

    /** {@return the steps that {@code program} reaches meanwhile, by their hashes} */
    static Map<String, Program> leaves(Program program, List<String> stack) {
        var oracle = new Oracle(stack);
        oracle.progress(program, -1);
        return oracle.leaves;
    }

    private Progress progress(Program program, int since) {
        if (program instanceof Work work) {
            return step(work, work.id(), since, work.value(), null);
        }
        if (program instanceof Fail fail) {
            return step(fail, fail.id(), since, null, "failed");
        }
        if (program instanceof Nap nap) {
            return step(nap, nap.id(), since, "slept", null);
        }
        if (program instanceof Await await) {
            return step(await, await.id(), since, await.arrives() ? Arrays.asList("came", await.data()) : "late", null);
        }
        if (program instanceof Call call) {
            return step(call, call.id(), since, call.result(), call.works() ? null : "refused");
        }
        if (program instanceof Throw thrown) {
            return thrown.attempts() == Throw.ALWAYS || !thrown.retriable()
                    ? new Threw("thrown", false, -1)
                    : new Returned("passed", -1);
        }
        if (program instanceof Caught caught) {
            var inner = progress(caught.body(), since);
            return inner instanceof Threw threw && threw.byStep()
                    ? new Returned(Arrays.asList("caught", threw.message()), threw.endedAt())
                    : inner;
        }
        if (program instanceof Group group) {
            int before = uses.size();
            var branches =
                    group.parts().stream().map(part -> progress(part, since)).toList();
            return group.race() ? race(branches, since, before) : join(branches);
        }
        return sequence(ProgramBody.unrolled(program), since);
    }

    private Progress step(Program leaf, String id, int since, @Nullable Object value, @Nullable String failure) {
        int index = 0;
        var hash = StepId.of(id, index).hash();
        while (leaves.putIfAbsent(hash, leaf) != null) {
            index++;
            hash = StepId.of(id, index).hash();
        }
        uses.add(new Use(hash, since));
        int endedAt = stack.indexOf(hash);
        if (endedAt < 0) {
            return new Waiting(List.of(hash));
        }
        return failure == null ? new Returned(value, endedAt) : new Threw(failure, true, endedAt);
    }

    private Progress sequence(List<Program> parts, int since) {
        List<@Nullable Object> values = new ArrayList<>();
        int endedAt = -1;
        for (var part : parts) {
            var progress = progress(part, Math.max(since, endedAt));
            if (progress instanceof Waiting) {
                return progress;
            }
            endedAt = Math.max(endedAt, endedAt(progress));
            if (progress instanceof Threw threw) {
                return new Threw(threw.message(), threw.byStep(), endedAt);
            }
            values.add(((Returned) progress).value());
        }
        return new Returned(values, endedAt);
    }

    private static Progress join(List<Progress> branches) {
        if (branches.stream().anyMatch(Waiting.class::isInstance)) {
            return new Waiting(waiting(branches).toList());
        }
        int endedAt = branches.stream().mapToInt(Oracle::endedAt).max().orElse(-1);
        List<@Nullable Object> values = new ArrayList<>();
        for (var branch : branches) {
            if (branch instanceof Threw threw) {
                return new Threw(threw.message(), threw.byStep(), endedAt);
            }
            values.add(((Returned) branch).value());
        }
        return new Returned(values, endedAt);
    }

    private Progress race(List<Progress> branches, int since, int before) {
        var first = branches.stream()
                .filter(branch -> !(branch instanceof Waiting))
                .min(Comparator.comparingInt(Oracle::endedAt))
                .orElseGet(() -> new Waiting(waiting(branches).toList()));
        if (!(first instanceof Waiting)) {
            forget(before, Math.max(since, endedAt(first)));
        }
        return first instanceof Returned won
                ? new Returned(Arrays.asList("won", branches.indexOf(first), won.value()), won.endedAt())
                : first;
    }

    /** Steps that the branches of a race reach after its decision do not count. */
    private void forget(int before, int decidedAt) {
        var late = uses.subList(before, uses.size()).stream()
                .filter(use -> use.since() > decidedAt)
                .toList();
        late.forEach(use -> leaves.remove(use.hash()));
        uses.removeAll(late);
    }

    private static Stream<String> waiting(List<Progress> branches) {
        return branches.stream()
                .filter(Waiting.class::isInstance)
                .flatMap(branch -> ((Waiting) branch).steps().stream());
    }

    private static int endedAt(Progress progress) {
        return progress instanceof Returned returned ? returned.endedAt() : ((Threw) progress).endedAt();
    }
}
