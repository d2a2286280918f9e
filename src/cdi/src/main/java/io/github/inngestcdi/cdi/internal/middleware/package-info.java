/**
 * The middleware that one deployment declares: ordered beans, for the whole app or for one function.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.middleware;

import org.jspecify.annotations.NullMarked;
