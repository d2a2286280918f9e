/**
 * The endpoint at {@code /api/inngest}: where it is, who serves it, and the sync on start. Shells of a few lines around
 * the engine, which reads the requests.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.endpoint;

import org.jspecify.annotations.NullMarked;
