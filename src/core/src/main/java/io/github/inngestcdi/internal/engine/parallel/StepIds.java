package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.internal.wire.StepHash;
import io.github.inngestcdi.internal.wire.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers the steps of one call request that share an id, in the order in which the code reaches them. */
public final class StepIds {
    private final StepHash hash = new StepHash();
    private final Map<String, Integer> nextIndex;
    private final Set<String> hashes;
    private final List<String> found;

    /** Expects about as many steps as are memoized. */
    public StepIds(int expected) {
        found = new ArrayList<>(expected);
        nextIndex = new HashMap<>(expected * 2);
        hashes = new HashSet<>(expected * 2);
    }

    /** {@return the next step of {@code id}; skips a number whose hash is taken, as by a step named {@code id:1}} */
    StepId next(String id) {
        int index = nextIndex.getOrDefault(id, 0);
        var step = hash.step(id, index);
        while (!hashes.add(step.hash())) {
            index++;
            step = hash.step(id, index);
        }
        nextIndex.put(id, index + 1);
        found.add(id);
        return step;
    }

    /** Releases the number of {@code step}: the next step of its id gets it. */
    void release(StepId step) {
        hashes.remove(step.hash());
        nextIndex.merge(step.id(), step.index(), Math::min);
    }

    /** {@return the ids of the steps that the code has reached, in that order} */
    public List<String> found() {
        return found;
    }

    /** {@return whether the code has reached the step of this hash} */
    boolean has(String stepHash) {
        return hashes.contains(stepHash);
    }
}
