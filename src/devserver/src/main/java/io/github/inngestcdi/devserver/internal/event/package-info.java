/**
 * Events as they are accepted and kept. An event is a value; the log of them is guarded by the engine's lock.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.event;

import org.jspecify.annotations.NullMarked;
