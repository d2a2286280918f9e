/**
 * Makes all servers roll back a transaction that an {@code Error} leaves. The end of a call request is such an error.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.transaction;

import org.jspecify.annotations.NullMarked;
