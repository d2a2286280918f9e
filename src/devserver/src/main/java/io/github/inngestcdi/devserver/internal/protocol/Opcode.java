package io.github.inngestcdi.devserver.internal.protocol;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of steps that an app can report. As on the real server, their case does not matter. */
public enum Opcode {
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
    AI_GATEWAY("AIGateway"),
    GATEWAY("Gateway"),
    RUN_COMPLETE("RunComplete"),
    DISCOVERY_REQUEST("DiscoveryRequest"),
    DEFER_ADD("DeferAdd"),
    DEFER_ABORT("DeferAbort");

    private final String wireName;

    Opcode(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** {@return whether the answer only begins the step, which ends later} */
    public boolean endsLater() {
        return switch (this) {
            case STEP_PLANNED, SLEEP, WAIT_FOR_EVENT, WAIT_FOR_SIGNAL, INVOKE_FUNCTION, AI_GATEWAY, GATEWAY -> true;
            default -> false;
        };
    }

    /** {@return whether it adds or aborts a deferred run, and asks for nothing in the run itself} */
    public boolean isDefer() {
        return this == DEFER_ADD || this == DEFER_ABORT;
    }

    /** {@return whether it is applied before the others of its answer, which could otherwise end too soon for it} */
    public boolean goesFirst() {
        return this == WAIT_FOR_EVENT || isDefer();
    }

    public static Optional<Opcode> named(String name) {
        return Arrays.stream(values())
                .filter(op -> op.wireName.equalsIgnoreCase(name))
                .findFirst();
    }
}
