package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.CoreMessages;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose the ids in parallel branches are: one that two branches shared would name now this step, now that one. */
final class BranchIds {
    private final Map<String, Object> owners = new HashMap<>();

    /**
     * Takes {@code id} for the next step of {@code branch}.
     *
     * @param branch {@code null} in the body itself, where ids are free
     * @throws InvalidStepException if it is another branch's
     */
    void claim(String id, @Nullable RunBranch<?> branch) {
        if (branch == null) {
            return;
        }
        Object owner = branch.ownerOfNextStep();
        Object other = owners.putIfAbsent(id, owner);
        if (other != null && other != owner) {
            throw CoreMessages.idInTwoBranches(id);
        }
    }
}
