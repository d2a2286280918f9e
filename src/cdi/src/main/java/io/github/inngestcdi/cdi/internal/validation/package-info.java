/**
 * Validates events with Jakarta Validation, if that is available. No class of another package needs its API.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.validation;

import org.jspecify.annotations.NullMarked;
