package io.github.inngestcdi.cdi;

import java.util.List;

/**
 * The data of an event breaks constraints of Jakarta Validation on its type. On sending it is thrown before anything
 * was sent; on receipt it is the cause of the run's failure, and the run is not retried. Neither the exception nor its
 * message contains a value of the data.
 *
 * @since 0.1
 */
public class EventNotValidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String event;
    private final transient List<Violation> violations;

    /**
     * A violated constraint.
     *
     * @param path the place in the data: {@code lines[1].count}
     * @param message the message of the constraint, in the default locale
     */
    public record Violation(String path, String message) {}

    /** Carries the violations of one event. */
    public EventNotValidException(String message, String event, List<Violation> violations) {
        super(message);
        this.event = event;
        this.violations = List.copyOf(violations);
    }

    /** {@return the event's name} */
    public String event() {
        return event;
    }

    /** {@return the violations, in the order of the paths} */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }
}
