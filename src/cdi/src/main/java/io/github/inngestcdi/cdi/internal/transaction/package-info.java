/**
 * Evens out what servers do with a transaction that an {@code Error} leaves, as the end of a call request is one.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.transaction;

import org.jspecify.annotations.NullMarked;
