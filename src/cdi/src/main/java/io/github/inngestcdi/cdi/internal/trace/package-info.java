/**
 * The trace that a thread of the application works for: that of OpenTelemetry, or that of the request which it answers. Also
 * the spans of call requests and steps.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.trace;

import org.jspecify.annotations.NullMarked;
