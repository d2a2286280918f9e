package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.Memo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the body has run through its memoized steps. After the last of them everything is new; the code has changed if it
 * leaves one out or reaches them in another order.
 */
public final class Replay {
    private final CallRequest request;
    private final boolean targeted;
    private final Runnable atEnd;
    private final Map<String, Integer> positions = new HashMap<>();
    private int left;
    private int position;
    private boolean sequential = true;
    private boolean reordered;
    private boolean over;

    /**
     * Begins before the first step.
     *
     * @param targeted whether only one step may run, whatever else has no result yet
     * @param atEnd runs once, when no memoized step is left
     */
    public Replay(CallRequest request, boolean targeted, Runnable atEnd) {
        this.request = request;
        this.targeted = targeted;
        this.atEnd = atEnd;
        for (var memo : request.steps().values()) {
            left += Memo.hasEnded(memo) ? 1 : 0;
        }
    }

    /** {@return whether the code still repeats what it did before} */
    public boolean isOn() {
        return !over;
    }

    /** Records the start of the body. */
    public void begin() {
        endIf(left == 0 && !targeted);
    }

    /** Records that the body was given the result of a memoized step. */
    void passed(String hash) {
        left--;
        var stack = request.context().stack();
        if (sequential && position < stack.size()) {
            reordered |= !stack.get(position).equals(hash);
        }
        position++;
        endIf(left == 0 && !targeted);
    }

    /** {@return the position of the step of this hash among the ended ones; the last one if it is not known} */
    int position(String hash) {
        if (positions.isEmpty()) {
            var stack = request.context().stack();
            for (int i = 0; i < stack.size(); i++) {
                positions.putIfAbsent(stack.get(i), i);
            }
        }
        return positions.getOrDefault(hash, Integer.MAX_VALUE);
    }

    /** Records that the body has reached a step without a result. */
    void reachedNewStep() {
        endIf(true);
    }

    /** Records that the body is to be given the result of the step of this hash once more. */
    void forget(String hash) {
        var memo = request.steps().get(hash);
        left += Memo.hasEnded(memo) ? 1 : 0;
    }

    /** Records that steps run side by side from now on: they end in any order. */
    void fork() {
        sequential = false;
    }

    private void endIf(boolean ended) {
        if (ended && !over) {
            over = true;
            atEnd.run();
        }
    }

    /** {@return whether the body has left out memoized steps, or has reached them in another order} */
    public boolean hasDrifted() {
        return left > 0 || reordered;
    }

    /** {@return the hashes of the memoized steps that the body has left out; {@code asked} are those that it has reached} */
    public List<String> leftOut(StepIds asked) {
        List<String> hashes = new ArrayList<>();
        request.steps().forEach((hash, memo) -> {
            if (Memo.hasEnded(memo) && !asked.has(hash)) {
                hashes.add(hash);
            }
        });
        return hashes;
    }
}
