package io.github.inngestcdi.internal.property;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The code of a generated function. A failure prints it as pseudo code. */
sealed interface Program {
    /** {@return the parts of this program} */
    default List<Program> parts() {
        return List.of();
    }

    /** {@return the maximum number of attempts that fail before the program works} */
    default int failures() {
        return parts().stream().mapToInt(Program::failures).max().orElse(0);
    }

    /** {@return this and everything in it} */
    default Stream<Program> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Program::all));
    }

    /** Code that returns {@code value}, after {@code failures} attempts that throw. */
    record Work(String id, @Nullable Object value, int failures) implements Program {
        @Override
        public String toString() {
            return failures == 0
                    ? "run('%s', %s)".formatted(id, value)
                    : "run('%s', %s, works at attempt %d)".formatted(id, value, failures);
        }
    }

    /** Code that always throws. */
    record Fail(String id, boolean retriable) implements Program {
        @Override
        public String toString() {
            return "run('%s', %s)".formatted(id, retriable ? "always throws" : "throws NonRetriable");
        }
    }

    /** A sleep. */
    record Nap(String id) implements Program {
        @Override
        public String toString() {
            return "sleep('%s')".formatted(id);
        }
    }

    /** A wait for an event, which has {@code data}, or does not arrive. */
    record Await(String id, boolean arrives, @Nullable Object data) implements Program {
        @Override
        public String toString() {
            return "waitForEvent('%s', %s)".formatted(id, arrives ? data : "never arrives");
        }
    }

    /** A call of another function, which returns {@code result} or fails. */
    record Call(String id, boolean works, @Nullable Object result) implements Program {
        @Override
        public String toString() {
            return "invoke('%s', %s)".formatted(id, works ? result : "fails");
        }
    }

    /** Throws outside any step, in the first {@code attempts}. */
    record Throw(int attempts, boolean retriable) implements Program {
        static final int ALWAYS = 100;

        @Override
        public int failures() {
            return attempts == ALWAYS ? 0 : attempts;
        }

        @Override
        public String toString() {
            return "throw %s%s"
                    .formatted(
                            retriable ? "Exception" : "NonRetriable",
                            attempts == ALWAYS ? "" : " before attempt " + attempts);
        }
    }

    /** Several parts in order. */
    record Sequence(List<Program> parts) implements Program {
        @Override
        public String toString() {
            return parts.toString();
        }
    }

    /** A loop, with the same step ids each time. */
    record Repeat(int times, Program body) implements Program {
        @Override
        public List<Program> parts() {
            return List.of(body);
        }

        @Override
        public String toString() {
            return "repeat %d { %s }".formatted(times, body);
        }
    }

    /** Goes on when a step of {@code body} has failed for good. */
    record Caught(Program body) implements Program {
        @Override
        public List<Program> parts() {
            return List.of(body);
        }

        @Override
        public String toString() {
            return "try { %s }".formatted(body);
        }
    }

    /** Branches side by side. */
    record Group(boolean race, List<Program> parts) implements Program {
        @Override
        public String toString() {
            return (race ? "race" : "join") + parts;
        }
    }
}
