package io.github.inngestcdi.middleware;

/**
 * A step that the code has reached. The library makes it; a later version may add components.
 *
 * @param run the run that the step is part of
 * @param id names it within the run
 * @param index how often the id was used before; 0 at first
 * @param hash the id that the server knows the step by
 * @param type the kind of the step, in Inngest's words: {@code run}, {@code sleep}, {@code waitForEvent}, {@code invoke}, …
 * @param name the name that the step is shown as
 * @param memoized whether the step has a result from an earlier request
 * @since 0.1
 */
public record StepInfo(RunInfo run, String id, int index, String hash, String type, String name, boolean memoized) {}
