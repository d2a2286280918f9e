package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.internal.InvalidStepException;
import java.util.HashMap;
import java.util.Map;

/**
 * Which branch owns an id while sibling branches are open. Either each branch begins with the id, or one branch alone uses it:
 * only then does the code reach the steps of an id in the same order however far each branch is.
 */
final class BranchIds {
    private static final class Users {
        private final Map<Object, Integer> uses = new HashMap<>();
        private int later;

        private boolean refuses(Object user, boolean first) {
            boolean alone = uses.isEmpty() || (uses.size() == 1 && uses.containsKey(user));
            return !alone && (!first || later > 0);
        }
    }

    /** One use of an id by one branch, or by the code that forks them. */
    static final class Claim {
        private final Users users;
        private final Object user;
        private final boolean first;

        private Claim(Users users, Object user, boolean first) {
            this.users = users;
            this.user = user;
            this.first = first;
            users.uses.merge(user, 1, Integer::sum);
            users.later += first ? 0 : 1;
        }

        /** Gives the id back. */
        void undo() {
            users.later -= first ? 0 : 1;
            users.uses.merge(user, -1, (uses, less) -> uses == 1 ? null : uses - 1);
        }
    }

    private final Map<String, Users> users = new HashMap<>();
    private int openGroups;

    /** {@return {@code id} without the number of a repetition, as {@code a:1} may also be the second step {@code a}} */
    static String base(String id) {
        int end = id.length();
        for (int i = end - 1; i > 0; i--) {
            if (id.charAt(i) == ':' && i < end - 1) {
                end = i;
            } else if (!Character.isDigit(id.charAt(i))) {
                break;
            }
        }
        return id.substring(0, end);
    }

    /** Records that a group was forked. */
    void opened() {
        openGroups++;
    }

    /** Records that a group was joined: the code that goes on may use the ids of its branches. */
    void joined() {
        openGroups--;
        if (openGroups == 0) {
            users.clear();
        }
    }

    /** {@return whether a group is forked and not yet joined} */
    boolean isOpen() {
        return openGroups > 0;
    }

    /**
     * Claims {@code id} for a step of {@code user}.
     *
     * @param base the id without the number of a repetition
     * @param first whether the code reaches the step as soon as the branch is forked
     * @throws InvalidStepException if another branch owns the id
     */
    Claim claim(String id, String base, Object user, boolean first) {
        var of = users.computeIfAbsent(base, each -> new Users());
        if (of.refuses(user, first)) {
            throw ParallelMessages.idInTwoBranches(id);
        }
        return new Claim(of, user, first);
    }
}
