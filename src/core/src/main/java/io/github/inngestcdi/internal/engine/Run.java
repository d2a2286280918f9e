package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Step;
import java.util.OptionalInt;

/**
 * What a body may know of its run, whichever kind of function it is.
 *
 * @param step its steps
 * @param runId its id
 * @param functionId the function's id with its app's
 * @param attempt how often this was tried before
 * @param maxAttempts how often it is tried at most
 */
record Run(Step step, String runId, String functionId, int attempt, OptionalInt maxAttempts) {}
