package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.Memo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the body has come through what is memoized. Behind the last memoized step everything is new; steps that were
 * left out or came in another order mean that the code has changed.
 */
final class Replay {
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
     * @param targeted whether only one step is to run, whatever else has no result yet
     * @param atEnd runs once, when no memoized step is left
     */
    Replay(CallRequest request, boolean targeted, Runnable atEnd) {
        this.request = request;
        this.targeted = targeted;
        this.atEnd = atEnd;
        for (Memo memo : request.steps().values()) {
            left += memo instanceof Memo.Input ? 0 : 1;
        }
    }

    /** {@return whether what the code does now was done before} */
    boolean isOn() {
        return !over;
    }

    /** Takes note that the body begins. */
    void begin() {
        endIf(left == 0 && !targeted);
    }

    /** Takes note that the body was given the result of a memoized step. */
    void passed(String hash) {
        left--;
        List<String> stack = request.context().stack();
        if (sequential && position < stack.size()) {
            reordered |= !stack.get(position).equals(hash);
        }
        position++;
        endIf(left == 0 && !targeted);
    }

    /** {@return when the step of this hash ended, among the finished ones; the last if that is not known} */
    int position(String hash) {
        if (positions.isEmpty()) {
            List<String> stack = request.context().stack();
            for (int i = 0; i < stack.size(); i++) {
                positions.putIfAbsent(stack.get(i), i);
            }
        }
        return positions.getOrDefault(hash, Integer.MAX_VALUE);
    }

    /** Takes note that the body came to a step without a result. */
    void cameToNewStep() {
        endIf(true);
    }

    /** Takes note that the body is to be given that result once more, as it was not for where it came to it. */
    void forget(String hash) {
        Memo memo = request.steps().get(hash);
        left += memo == null || memo instanceof Memo.Input ? 0 : 1;
    }

    /** Takes note that steps run side by side from now on: they end in any order. */
    void fork() {
        sequential = false;
    }

    private void endIf(boolean ended) {
        if (ended && !over) {
            over = true;
            atEnd.run();
        }
    }

    /** {@return whether the body asks for other steps, or in another order, than it did before} */
    boolean hasDrifted() {
        return left > 0 || reordered;
    }

    /** {@return the hashes of the memoized steps that the body did not ask for} */
    List<String> leftOut(StepIds asked) {
        List<String> hashes = new ArrayList<>();
        request.steps().forEach((hash, memo) -> {
            if (!(memo instanceof Memo.Input) && !asked.has(hash)) {
                hashes.add(hash);
            }
        });
        return hashes;
    }
}
