/**
 * Middleware in its order, for the engine, the client and the endpoint. Knows none of them. Internal: free to change in any
 * release.
 */
@NullMarked
package io.github.inngestcdi.internal.middleware;

import org.jspecify.annotations.NullMarked;
