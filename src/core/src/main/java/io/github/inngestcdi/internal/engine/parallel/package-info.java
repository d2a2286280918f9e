/**
 * Parallel branches: which steps they reach, which of them owns an id, and what a join or a race makes of them.
 *
 * <p>The branches of a run take turns on the thread of its body, so that a replay takes the same turns. They know of the body
 * no more than their {@link io.github.inngestcdi.internal.engine.parallel.Trunk}, run no step and make no answer. Internal:
 * for the engine.
 */
@NullMarked
package io.github.inngestcdi.internal.engine.parallel;

import org.jspecify.annotations.NullMarked;
