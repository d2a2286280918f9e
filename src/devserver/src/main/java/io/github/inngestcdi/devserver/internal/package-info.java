/**
 * The dev server's parts: the HTTP front, the engine that drives runs, and the timeline on which both wait.
 *
 * <p>All state of the engine is guarded by one lock, the {@code Engine} itself; call requests to applications are sent
 * outside of it. Only {@code Timeline} knows what time it is. Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal;

import org.jspecify.annotations.NullMarked;
