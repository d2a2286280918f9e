package io.github.inngestcdi.devserver.internal.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The steps of a run that have begun and not ended. Guarded by the engine's lock. */
public final class OpenSteps {
    private final Map<String, Group> groups = new HashMap<>();
    private final Set<String> races = new HashSet<>();

    public boolean has(String stepId) {
        return groups.containsKey(stepId);
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    public void add(String stepId, Group group, boolean race) {
        group.add(stepId);
        groups.put(stepId, group);
        if (race) {
            races.add(stepId);
        }
    }

    /**
     * Closes a step.
     *
     * @param together whether a group that is not a race calls the function only after its last step
     * @return whether the function is called now
     */
    public boolean close(String stepId, boolean together) {
        var group = groups.remove(stepId);
        boolean race = races.remove(stepId);
        if (group == null) {
            return true;
        }
        group.close(stepId);
        return race || group.drained() || !together;
    }

    public void clear() {
        groups.clear();
        races.clear();
    }
}
