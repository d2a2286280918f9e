/**
 * The readiness check for MicroProfile Health. It uses that API, so nothing here is loaded if the API is missing.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.health;

import org.jspecify.annotations.NullMarked;
