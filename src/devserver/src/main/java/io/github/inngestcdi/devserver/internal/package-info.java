/**
 * The assembly of the dev server: its parts, their start and stop, and the routes of all APIs.
 *
 * <p>The packages within are floors, and each uses only those below it: {@code json messages}, then {@code protocol time event
 * expression}, {@code app http realtime}, {@code run}, {@code dispatch}, {@code engine}, and {@code api dashboard} on top.
 * Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal;

import org.jspecify.annotations.NullMarked;
