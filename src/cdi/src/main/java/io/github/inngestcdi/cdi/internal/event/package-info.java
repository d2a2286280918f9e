/**
 * The way of events fired with {@link io.github.inngestcdi.cdi.Async} to Inngest: at once, or after the commit.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.event;

import org.jspecify.annotations.NullMarked;
