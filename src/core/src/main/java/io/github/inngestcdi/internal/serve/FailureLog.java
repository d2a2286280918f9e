package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.engine.Answer;
import io.github.inngestcdi.internal.wire.Operation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Logs failures of runs and steps, once: the server keeps the error with its stack, so the log names the run and the error in
 * a line, and has the stack at DEBUG. Event data is never logged.
 */
final class FailureLog {
    private final Logger logger = System.getLogger("io.github.inngestcdi");

    /** Logs the failures in {@code answer}, if there are any. */
    void record(String slug, String runId, Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            boolean again = failed.retry().again();
            logger.log(
                    again ? Level.WARNING : Level.ERROR,
                    "{0} {1}: {2}",
                    ServeMessages.functionFailed(slug, runId, again),
                    failed.error().name(),
                    failed.error().message());
            logger.log(Level.DEBUG, "{0}", failed.error().stack());
        } else if (answer instanceof Answer.Steps steps) {
            steps.operations().forEach(operation -> record(slug, runId, operation));
        } else if (answer instanceof Answer.StepNotFound missing) {
            logger.log(Level.WARNING, "{0}", ServeMessages.stepNotFound(missing.requestedStep(), missing.foundSteps()));
        }
    }

    private void record(String slug, String runId, Operation operation) {
        if (operation.bare() instanceof Operation.StepError failed) {
            logger.log(
                    Level.WARNING,
                    "{0} {1}: {2}",
                    ServeMessages.stepFailed(slug, runId, failed.step().id(), !failed.last()),
                    failed.error().name(),
                    failed.error().message());
            logger.log(Level.DEBUG, "{0}", failed.error().stack());
        }
    }
}
