package io.github.inngestcdi.middleware;

/**
 * A step that the code has come to.
 *
 * @param run the run that it is part of
 * @param id names it within the run
 * @param index how often the id was used before; 0 at first
 * @param hash what the server knows it by
 * @param type what kind it is, in Inngest's words: {@code run}, {@code sleep}, {@code waitForEvent}, {@code invoke}, …
 * @param name what it is shown as
 * @param memoized whether it has a result from before
 * @since 0.1
 */
public record StepInfo(RunInfo run, String id, int index, String hash, String type, String name, boolean memoized) {}
