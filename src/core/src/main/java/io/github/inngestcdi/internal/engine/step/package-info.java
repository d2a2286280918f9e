/**
 * The kinds of steps: what each of them checks, does, or asks the server for, and how it reads its result.
 *
 * <p>A kind makes a {@link io.github.inngestcdi.internal.engine.step.FoundStep} of what the code calls; whether, when and how
 * often that runs is for the engine to decide. Nothing here keeps the state of a run, but for the variants of its
 * experiments. Internal: for the engine.
 */
@NullMarked
package io.github.inngestcdi.internal.engine.step;

import org.jspecify.annotations.NullMarked;
