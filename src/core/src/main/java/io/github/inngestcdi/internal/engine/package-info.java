/**
 * The step engine: a {@link io.github.inngestcdi.internal.wire.CallRequest} in, an {@link
 * io.github.inngestcdi.internal.engine.Answer} out.
 *
 * <p>The {@link io.github.inngestcdi.internal.engine.Engine} puts one {@link io.github.inngestcdi.internal.engine.Execution}
 * together for each call request: it runs the body, to which a {@link io.github.inngestcdi.internal.engine.StepResolver} gives
 * the results of its steps, and a {@link io.github.inngestcdi.internal.engine.Conclusion} makes the answer of how the body
 * ended. Branches and the kinds of steps stand in packages below, which do not know this one. The engine knows no HTTP, no
 * signature and no container. Internal: for the transports.
 */
@NullMarked
package io.github.inngestcdi.internal.engine;

import org.jspecify.annotations.NullMarked;
