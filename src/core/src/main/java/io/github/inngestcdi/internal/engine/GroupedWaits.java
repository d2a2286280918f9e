package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.engine.parallel.BranchGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits for several events side by side, as branches of one wait each. */
final class GroupedWaits {
    private final BranchGroup group;
    private final Step step;

    GroupedWaits(BranchGroup group, Step step) {
        this.group = group;
        this.step = step;
    }

    <T> Optional<InngestEvent<? extends T>> forAny(String id, List<EventWait<? extends T>> waits) {
        fork(id, waits);
        return group.joinFirst(branch -> event(branch).isPresent()).flatMap(GroupedWaits::event);
    }

    <T> List<Optional<InngestEvent<? extends T>>> forAll(String id, List<EventWait<? extends T>> waits)
            throws Exception {
        var branches = fork(id, waits);
        group.join();
        List<Optional<InngestEvent<? extends T>>> events = new ArrayList<>();
        branches.forEach(branch -> events.add(event(branch)));
        return events;
    }

    private List<Branch<?>> fork(String id, List<? extends EventWait<?>> waits) {
        if (waits.isEmpty()) {
            throw CoreMessages.nothingToWaitFor(id);
        }
        List<Branch<?>> branches = new ArrayList<>();
        for (var wait : waits) {
            branches.add(group.fork(() -> step.waitForEvent(id, wait)));
        }
        return branches;
    }

    /** A branch here is one wait, so its result is an event or empty. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> Optional<InngestEvent<? extends T>> event(Branch<?> branch) {
        try {
            return (Optional<InngestEvent<? extends T>>) branch.get();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A wait throws no checked exception.", e);
        }
    }
}
