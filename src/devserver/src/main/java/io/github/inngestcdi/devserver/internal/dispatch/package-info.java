/**
 * Sends the requests of runs: call requests over a transport to apps, and the requests of {@code step.fetch}.
 *
 * <p>It limits the number of requests under way, and passes the answers back. It keeps no state of runs. For the engine, which
 * decides what is sent. Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.dispatch;

import org.jspecify.annotations.NullMarked;
