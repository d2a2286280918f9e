/**
 * Bean methods whose calls are steps: those that one deployment declares, their checks, and the interceptor that runs them.
 *
 * <p>Nothing here knows how a step runs, because the engine does that. Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.step;

import org.jspecify.annotations.NullMarked;
