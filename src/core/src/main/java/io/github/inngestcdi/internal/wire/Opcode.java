package io.github.inngestcdi.internal.wire;

/** The kind of step that is reported, as the wire names it. */
public enum Opcode {
    STEP_RUN("StepRun"),
    STEP_ERROR("StepError"),
    STEP_FAILED("StepFailed"),
    STEP_PLANNED("StepPlanned"),
    SLEEP("Sleep"),
    WAIT_FOR_EVENT("WaitForEvent"),
    WAIT_FOR_SIGNAL("WaitForSignal"),
    INVOKE_FUNCTION("InvokeFunction"),
    GATEWAY("Gateway"),
    AI_GATEWAY("AIGateway"),
    RUN_COMPLETE("RunComplete"),
    DEFER_ADD("DeferAdd"),
    DEFER_ABORT("DeferAbort");

    private final String wireName;

    Opcode(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
