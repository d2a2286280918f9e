/**
 * Bean methods whose calls are steps: what one deployment has of them, checked, and the interceptor that makes them so.
 *
 * <p>Nothing here knows how a step is run; that is the engine's. Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.step;

import org.jspecify.annotations.NullMarked;
