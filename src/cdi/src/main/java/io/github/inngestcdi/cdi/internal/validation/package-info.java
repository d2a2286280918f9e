/**
 * Jakarta Validation of events, where it is there. No class of another package needs its API.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.validation;

import org.jspecify.annotations.NullMarked;
