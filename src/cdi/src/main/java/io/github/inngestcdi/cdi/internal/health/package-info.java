/**
 * What MicroProfile Health is told. Mentions its API, so nothing here is loaded where that is missing.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.health;

import org.jspecify.annotations.NullMarked;
