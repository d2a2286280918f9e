package io.github.inngestcdi.devserver.internal.run;

import java.util.HashSet;
import java.util.Set;

/** The steps that one answer opened together. The function is called again after the last of them; in a race, after each. */
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
