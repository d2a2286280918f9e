/**
 * What drives runs: events start them, answers move them on, and time wakes them.
 *
 * <p>The state is plain data behind one lock. {@code Turns} is the only way to it: a look, or a turn that takes one cause,
 * changes the state, and says what is due and what is to be sent. The parts are handed a turn; none has the engine. Nothing
 * here makes a request with the lock held. For the APIs and the dashboard. Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.engine;

import org.jspecify.annotations.NullMarked;
