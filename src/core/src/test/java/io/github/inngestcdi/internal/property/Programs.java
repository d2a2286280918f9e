package io.github.inngestcdi.internal.property;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates programs. */
final class Programs {
    private Programs() {}

    /** {@return programs with branches that are joined, in branches too} */
    static Arbitrary<Program> joining() {
        return grouping(group(2, Arbitraries.just(false)));
    }

    /** {@return programs with branches that race or are joined, in branches too} */
    static Arbitrary<Program> racing() {
        return grouping(group(1, Arbitraries.of(true, false)));
    }

    /** {@return programs with branches that race, each of steps only} */
    static Arbitrary<Program> onlyRacing() {
        return grouping(group(0, Arbitraries.just(true)));
    }

    private static Arbitrary<Program> grouping(Arbitrary<Program> group) {
        var part = Arbitraries.frequencyOf(
                Tuple.of(6, leaf()),
                Tuple.of(1, transientThrow()),
                Tuple.of(4, group),
                Tuple.of(1, shell(leaf())),
                Tuple.of(1, shell(group)));
        return sequence(part, 0, 3).map(program -> scoped(program, ""));
    }

    /** {@return programs of steps only, one after the other} */
    static Arbitrary<Program> withoutGroups() {
        var part =
                Arbitraries.frequencyOf(Tuple.of(6, leaf()), Tuple.of(1, transientThrow()), Tuple.of(2, shell(leaf())));
        return sequence(part, 0, 6);
    }

    /** {@return programs in which any steps may share an id, each returns a number of its own, and none fails} */
    static Arbitrary<Program> withAnyIds() {
        var part = Arbitraries.frequencyOf(
                Tuple.of(3, leaf()), Tuple.of(2, group(1, Arbitraries.of(true, false))), Tuple.of(1, shell(leaf())));
        return sequence(part, 1, 3).map(program -> numbered(program, new int[1]));
    }

    private static Arbitrary<Program> sequence(Arbitrary<Program> part, int least, int most) {
        return part.list().ofMinSize(least).ofMaxSize(most).map(Sequence::new);
    }

    private static Arbitrary<Program> leaf() {
        var id = Arbitraries.frequency(Tuple.of(4, "a"), Tuple.of(3, "b"), Tuple.of(1, "a:1"), Tuple.of(1, "ü"));
        var value = JsonValues.any().injectNull(0.1);
        var failures = Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(1, 1), Tuple.of(1, 2));
        var flag = Arbitraries.of(true, false);
        return Arbitraries.frequencyOf(
                Tuple.of(8, Combinators.combine(id, value, failures).as(Work::new)),
                Tuple.of(1, Combinators.combine(id, flag).as(Fail::new)),
                Tuple.of(2, id.map(Nap::new)),
                Tuple.of(2, Combinators.combine(id, flag, JsonValues.any()).as(Await::new)),
                Tuple.of(2, Combinators.combine(id, flag, value).as(Call::new)));
    }

    private static Arbitrary<Program> transientThrow() {
        return Arbitraries.of(
                new Throw(1, true), new Throw(2, true), new Throw(Throw.ALWAYS, true), new Throw(Throw.ALWAYS, false));
    }

    private static Arbitrary<Program> throwForGood() {
        return Arbitraries.of(new Throw(Throw.ALWAYS, true), new Throw(Throw.ALWAYS, false));
    }

    private static Arbitrary<Program> shell(Arbitrary<Program> part) {
        var body = sequence(part, 1, 3);
        Arbitrary<Program> caught = body.map(Caught::new);
        return Arbitraries.oneOf(
                caught,
                Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.oneOf(body, caught))
                        .as(Repeat::new));
    }

    private static Arbitrary<Program> group(int depth, Arbitrary<Boolean> race) {
        var part = depth == 0
                ? Arbitraries.frequencyOf(Tuple.of(9, leaf()), Tuple.of(1, shell(leaf())), Tuple.of(1, throwForGood()))
                : Arbitraries.frequencyOf(
                        Tuple.of(6, leaf()), Tuple.of(1, throwForGood()), Tuple.of(3, group(depth - 1, race)));
        Arbitrary<List<Program>> branches =
                sequence(part, 0, 3).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(race, branches, Arbitraries.of(false, true)).as(Programs::group);
    }

    private static Program group(boolean race, List<Program> branches, boolean caught) {
        Program group = new Group(race, branches);
        return caught ? new Caught(group) : group;
    }

    /** Ids differ between branches, as the documentation demands, but not between groups. */
    private static Program scoped(Program program, String scope) {
        if (program instanceof Group group) {
            return new Group(group.race(), indexed(group.parts(), (branch, i) -> {
                var inner = scope + i + "/";
                return shared(scoped(branch, inner), inner + "b", scope + "shared");
            }));
        }
        return rebuilt(program, part -> scoped(part, scope), id -> scope + id);
    }

    /** The first step of a branch may share its id with that of other branches. */
    private static Program shared(Program branch, String own, String common) {
        List<Program> parts = new ArrayList<>(branch.parts());
        if (!parts.isEmpty()) {
            parts.set(0, rebuilt(parts.get(0), part -> part, id -> id.equals(own) ? common : id));
        }
        return new Sequence(parts);
    }

    private static Program numbered(Program program, int[] next) {
        if (program instanceof Work work) {
            return new Work(work.id(), next[0]++, work.failures());
        }
        if (program instanceof Fail fail) {
            return new Nap(fail.id());
        }
        if (program instanceof Call call) {
            return new Call(call.id(), true, next[0]++);
        }
        return rebuilt(program, part -> numbered(part, next), id -> id);
    }

    private interface Indexed {
        Program apply(Program part, int index);
    }

    private static List<Program> indexed(List<Program> parts, Indexed change) {
        List<Program> changed = new ArrayList<>();
        for (var part : parts) {
            changed.add(change.apply(part, changed.size()));
        }
        return changed;
    }

    private static Program rebuilt(Program program, UnaryOperator<Program> inner, UnaryOperator<String> id) {
        if (program instanceof Work work) {
            return new Work(id.apply(work.id()), work.value(), work.failures());
        }
        if (program instanceof Fail fail) {
            return new Fail(id.apply(fail.id()), fail.retriable());
        }
        if (program instanceof Nap nap) {
            return new Nap(id.apply(nap.id()));
        }
        if (program instanceof Await await) {
            return new Await(id.apply(await.id()), await.arrives(), await.data());
        }
        if (program instanceof Call call) {
            return new Call(id.apply(call.id()), call.works(), call.result());
        }
        if (program instanceof Repeat repeat) {
            return new Repeat(repeat.times(), inner.apply(repeat.body()));
        }
        if (program instanceof Caught caught) {
            return new Caught(inner.apply(caught.body()));
        }
        if (program instanceof Sequence sequence) {
            return new Sequence(sequence.parts().stream().map(inner).toList());
        }
        if (program instanceof Group group) {
            return new Group(group.race(), group.parts().stream().map(inner).toList());
        }
        return program;
    }
}
