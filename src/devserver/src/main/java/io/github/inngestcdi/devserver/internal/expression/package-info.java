/**
 * CEL expressions as the real server evaluates them, behind an interface of one method.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.expression;

import org.jspecify.annotations.NullMarked;
