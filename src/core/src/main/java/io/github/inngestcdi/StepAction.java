package io.github.inngestcdi;

import java.io.Serializable;

/**
 * The code of a step without a result.
 *
 * @see StepBody
 * @since 0.1
 */
@FunctionalInterface
public interface StepAction extends Serializable {
    /**
     * Does the work of the step.
     *
     * @throws Exception whatever went wrong; the step is retried, unless it is a {@link NonRetriableException}
     */
    void run() throws Exception;
}
