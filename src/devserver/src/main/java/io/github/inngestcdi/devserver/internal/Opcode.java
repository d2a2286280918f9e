package io.github.inngestcdi.devserver.internal;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of steps an app can report; read without regard to case, as the real server does. */
enum Opcode {
    NONE("None"),
    STEP("Step"),
    STEP_RUN("StepRun"),
    STEP_ERROR("StepError"),
    STEP_FAILED("StepFailed"),
    STEP_PLANNED("StepPlanned"),
    SLEEP("Sleep"),
    WAIT_FOR_EVENT("WaitForEvent"),
    WAIT_FOR_SIGNAL("WaitForSignal"),
    INVOKE_FUNCTION("InvokeFunction"),
    GATEWAY("Gateway"),
    RUN_COMPLETE("RunComplete"),
    DISCOVERY_REQUEST("DiscoveryRequest");

    private final String wireName;

    Opcode(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** {@return whether the step is only begun with the answer, and ends later} */
    boolean endsLater() {
        return switch (this) {
            case STEP_PLANNED, SLEEP, WAIT_FOR_EVENT, WAIT_FOR_SIGNAL, INVOKE_FUNCTION, GATEWAY -> true;
            default -> false;
        };
    }

    static Optional<Opcode> named(String name) {
        return Arrays.stream(values())
                .filter(op -> op.wireName.equalsIgnoreCase(name))
                .findFirst();
    }
}
