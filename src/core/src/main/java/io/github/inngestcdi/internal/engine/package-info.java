/**
 * The step engine: what a call request makes of a function's body.
 *
 * <p>One {@link io.github.inngestcdi.internal.engine.Execution} is one call request. It knows no HTTP, no signature and
 * no container: a {@link io.github.inngestcdi.internal.wire.CallRequest} in, an {@link
 * io.github.inngestcdi.internal.engine.Answer} out. Internal.
 */
@NullMarked
package io.github.inngestcdi.internal.engine;

import org.jspecify.annotations.NullMarked;
