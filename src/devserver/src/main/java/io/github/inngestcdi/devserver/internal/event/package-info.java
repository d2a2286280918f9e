/**
 * Accepted events and their log. An event is a value; the engine's lock guards the log. For the engine, and for the APIs that
 * read or show events.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.event;

import org.jspecify.annotations.NullMarked;
