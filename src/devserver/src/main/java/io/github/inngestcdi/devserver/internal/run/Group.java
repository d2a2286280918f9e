package io.github.inngestcdi.devserver.internal.run;

import java.util.HashSet;
import java.util.Set;

/** The steps that one answer asked for together. After the last, or after each in a race, the function is called again. */
public final class Group {
    private final Set<String> open = new HashSet<>();

    void add(String stepId) {
        open.add(stepId);
    }

    void close(String stepId) {
        open.remove(stepId);
    }

    public boolean drained() {
        return open.isEmpty();
    }
}
