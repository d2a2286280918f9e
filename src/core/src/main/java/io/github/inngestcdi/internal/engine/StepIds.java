package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Numbers the steps of one call request that share an id, in the order the code comes to them. */
final class StepIds {
    private final Map<String, Integer> nextIndex = new HashMap<>();
    private final Set<String> hashes = new HashSet<>();

    /** {@return the next step of {@code id}; one that the code named {@code id:1} itself is stepped over} */
    StepId next(String id) {
        int index = nextIndex.getOrDefault(id, 0);
        StepId step = StepId.of(id, index);
        while (!hashes.add(step.hash())) {
            index++;
            step = StepId.of(id, index);
        }
        nextIndex.put(id, index + 1);
        return step;
    }
}
