/**
 * Drives runs: events start them, answers move them on, and time wakes them.
 *
 * <p>The state is plain data behind one lock. {@code Turns} is the only way to it: a look, or a turn, which changes the state
 * for one cause and collects the due work and the requests to send. The parts get a turn, never the engine. No code here makes
 * a request while it holds the lock. For the APIs and the dashboard. Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.engine;

import org.jspecify.annotations.NullMarked;
