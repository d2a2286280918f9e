/**
 * Events as they are accepted and kept. An event is a value; their log is guarded by the engine's lock. For the engine, and for
 * the APIs that read or show events.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.event;

import org.jspecify.annotations.NullMarked;
