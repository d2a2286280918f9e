/**
 * The server's clock, which tests can move, the thread that waits for the next due time, and the schedules of cron and of
 * retries. It does not know the due work. For every other package.
 *
 * <p>Internal: free to change in any release.
 */
@NullMarked
package io.github.inngestcdi.devserver.internal.time;

import org.jspecify.annotations.NullMarked;
