package io.github.inngestcdi.devserver.internal.run;

/** The status of a run, with the labels of the real server. A run that sleeps or waits is running. */
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
