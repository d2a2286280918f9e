package io.github.inngestcdi.internal.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * The order in which a server serves its tasks, and the failures on the way.
 *
 * @param order the index of each next task; the oldest task once the order is used up
 * @param fates the fate of each answer; an answer arrives once they are used up
 */
record Schedule(List<Integer> order, List<Fate> fates) {
    /** The fate of an answer. */
    enum Fate {
        /** It arrives before anything else happens. */
        ARRIVES,
        /** It never arrives; the request is sent again. */
        LOST,
        /** It arrives after other answers. */
        LATE
    }

    static Arbitrary<Schedule> any() {
        var fate = Arbitraries.frequency(Tuple.of(6, Fate.ARRIVES), Tuple.of(2, Fate.LOST), Tuple.of(2, Fate.LATE));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7).list().ofMaxSize(30),
                        fate.list().ofMaxSize(30))
                .as(Schedule::new);
    }

    /** Tasks run in order, without failures. */
    static Schedule plain() {
        return new Schedule(List.of(), List.of());
    }

    int place(int turn, int size) {
        return turn < order.size() ? order.get(turn) % size : 0;
    }

    Fate fate(int call) {
        return call < fates.size() ? fates.get(call) : Fate.ARRIVES;
    }
}
