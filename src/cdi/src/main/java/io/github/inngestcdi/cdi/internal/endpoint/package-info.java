/**
 * The endpoint at {@code /api/inngest}: its path, the choice between JAX-RS and a servlet, and the sync on start. The classes
 * are thin shells around the engine, which reads the requests.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.endpoint;

import org.jspecify.annotations.NullMarked;
