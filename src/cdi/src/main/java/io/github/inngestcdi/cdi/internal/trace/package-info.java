/**
 * The trace that a thread of the application works for: that of OpenTelemetry, or of the request it answers.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.trace;

import org.jspecify.annotations.NullMarked;
