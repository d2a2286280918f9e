package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.StepHash;
import io.github.inngestcdi.internal.wire.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Numbers the steps of one call request that share an id, in the order the code comes to them. */
final class StepIds {
    private final StepHash hash = new StepHash();
    private final Map<String, Integer> nextIndex;
    private final Set<String> hashes;

    /** Expects about as many steps as are memoized. */
    StepIds(int expected) {
        nextIndex = new HashMap<>(expected * 2);
        hashes = new HashSet<>(expected * 2);
    }

    /** {@return the next step of {@code id}; one that the code named {@code id:1} itself is stepped over} */
    StepId next(String id) {
        int index = nextIndex.getOrDefault(id, 0);
        StepId step = hash.step(id, index);
        while (!hashes.add(step.hash())) {
            index++;
            step = hash.step(id, index);
        }
        nextIndex.put(id, index + 1);
        return step;
    }

    /** Takes back the last step of its id: the next one gets its number. */
    void release(StepId step) {
        hashes.remove(step.hash());
        nextIndex.merge(step.id(), step.index(), Math::min);
    }

    /** {@return whether the code has come to the step of this hash} */
    boolean has(String stepHash) {
        return hashes.contains(stepHash);
    }
}
