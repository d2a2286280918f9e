/**
 * The way to Inngest of events fired with {@link io.github.inngestcdi.cdi.Async}: prepared when they are fired, then sent at
 * once or after the commit. Nothing here writes JSON or changes an event. The extension registers these classes; no other
 * package uses them.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.cdi.internal.event;

import org.jspecify.annotations.NullMarked;
