package io.github.inngestcdi.devserver.internal.run;

/** Where a run stands, in the words of the real server. A run that sleeps or waits is running. */
public enum RunStatus {
    RUNNING("Running"),
    COMPLETED("Completed"),
    FAILED("Failed"),
    CANCELLED("Cancelled");

    private final String label;

    RunStatus(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
