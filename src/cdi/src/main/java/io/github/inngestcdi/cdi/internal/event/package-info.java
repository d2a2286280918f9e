/**
 * Takes events that are fired with {@link io.github.inngestcdi.cdi.Async} to Inngest: prepares each when it is fired,
 * and sends it immediately or after the commit. Nothing here writes JSON or changes an event. The extension registers
 * these classes; no other package uses them.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.event;

import org.jspecify.annotations.NullMarked;
