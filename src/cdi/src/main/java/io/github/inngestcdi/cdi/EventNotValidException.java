package io.github.inngestcdi.cdi;

import java.util.List;

/**
 * The data of an event breaks constraints of Jakarta Validation on its type. On sending it is thrown before anything was sent;
 * on receipt it is the cause of the run's failure, which is not tried again. Neither this nor its message has a value of the
 * data in it.
 *
 * @since 0.1
 */
public class EventNotValidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String event;
    private final transient List<Violation> violations;

    /**
     * One constraint that is broken.
     *
     * @param path where in the data: {@code lines[1].count}
     * @param message what the constraint asks for, in the default locale
     */
    public record Violation(String path, String message) {}

    /** Tells of the violations of one event. */
    public EventNotValidException(String message, String event, List<Violation> violations) {
        super(message);
        this.event = event;
        this.violations = List.copyOf(violations);
    }

    /** {@return the event's name} */
    public String event() {
        return event;
    }

    /** {@return what is wrong, in the order of the paths} */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }
}
