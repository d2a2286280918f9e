package io.github.inngestcdi.devserver.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The steps of a run that have begun and not ended. Guarded by the engine. */
final class OpenSteps {
    private final Map<String, Group> groups = new HashMap<>();
    private final Set<String> races = new HashSet<>();

    boolean has(String stepId) {
        return groups.containsKey(stepId);
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    void add(String stepId, Group group, boolean race) {
        group.add(stepId);
        groups.put(stepId, group);
        if (race) {
            races.add(stepId);
        }
    }

    /**
     * Closes a step.
     *
     * @param together whether the function is called for the last of a group only, where it is no race
     * @return whether the function is to be called for it now
     */
    boolean close(String stepId, boolean together) {
        var group = groups.remove(stepId);
        boolean race = races.remove(stepId);
        if (group == null) {
            return true;
        }
        group.close(stepId);
        return race || group.drained() || !together;
    }

    void clear() {
        groups.clear();
        races.clear();
    }
}
