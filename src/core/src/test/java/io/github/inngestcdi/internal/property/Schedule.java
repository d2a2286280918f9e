package io.github.inngestcdi.internal.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * In which order a server serves what is to be done, and what goes wrong on the way.
 *
 * @param order which of the things to be done comes next, again and again; the oldest when it is used up
 * @param fates what becomes of each answer; it arrives when it is used up
 */
record Schedule(List<Integer> order, List<Fate> fates) {
    /** What becomes of an answer. */
    enum Fate {
        /** It arrives before anything else happens. */
        ARRIVES,
        /** It never arrives; the request is sent again. */
        LOST,
        /** It arrives after other things have happened. */
        LATE
    }

    static Arbitrary<Schedule> any() {
        var fate = Arbitraries.frequency(Tuple.of(6, Fate.ARRIVES), Tuple.of(2, Fate.LOST), Tuple.of(2, Fate.LATE));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7).list().ofMaxSize(30),
                        fate.list().ofMaxSize(30))
                .as(Schedule::new);
    }

    /** One after the other, nothing goes wrong. */
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
