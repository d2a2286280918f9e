/**
 * Calls of functions over a transport: what a call request says, which are under way, and what was answered.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.dispatch;

import org.jspecify.annotations.NullMarked;
